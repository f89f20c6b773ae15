// The Explore lab as people use it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { activationCount, onLab, open, readableQuery, refuseClipboard, started, useServer } from "./harness.mjs";

useServer();

const visit = onLab("explore");
const plot = (page) => page.getByRole("slider", { name: "Traced x" });

/** The cells of a row of the read-out, and its numbers. */
const cells = (page, name) =>
  page.locator(".readout").getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell").allInnerTexts();
const values = async (page, name) => (await cells(page, name)).map((t) => Number(t.replace("−", "-")));

/** The fact with this name. */
const fact = (page, term) => page.locator("dl div", { has: page.getByText(term, { exact: true }) }).locator("dd").innerText();

/** How many pixels of the curves' canvas are painted. */
const painted = (page, layer = 1) =>
  page.evaluate((layer) => {
    const canvas = document.querySelectorAll(".surface canvas")[layer];
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) count += data[i] > 0 ? 1 : 0;
    return count;
  }, layer);

test("draws at the root and under a folder", async () => {
  for (const path of ["/", "/sub/path/"]) {
    const { page, close } = await open(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.ok((await painted(page)) > 5000);
    await close();
  }
});

test("a slider changes curve, numbers, formula and address", async () => {
  await visit("f=elu&at=-1", {}, async (page) => {
    const before = await page.locator(".surface canvas").nth(1).evaluate((c) => c.toDataURL());
    const slider = page.getByRole("slider", { name: "α of ELU" });
    await slider.fill("2.5");
    const [f, df, ddf] = await values(page, "ELU");
    for (const [got, expected] of [[f, 2.5 * Math.expm1(-1)], [df, 2.5 * Math.exp(-1)], [ddf, 2.5 * Math.exp(-1)]]) {
      assert.ok(Math.abs(got - expected) < 5e-5, `${got} ${expected}`);
    }
    assert.match(await page.locator(".fn .formula").innerText(), /2\.50/);
    assert.notEqual(await page.locator(".surface canvas").nth(1).evaluate((c) => c.toDataURL()), before);
    await page.waitForURL(/elu:2\.5/);
    assert.equal(await fact(page, "Range of f"), "(−2.5, ∞)");
    await slider.dblclick();
    assert.equal((await values(page, "ELU"))[1], Number(Math.exp(-1).toFixed(4)));
  });
});

test("keys move a slider and reach its ends", async () => {
  await visit("f=leaky_relu:0.5", {}, async (page) => {
    const slider = page.getByRole("slider", { name: "α of Leaky ReLU" });
    await slider.press("ArrowRight");
    assert.equal(await slider.getAttribute("aria-valuetext"), "0.51");
    await slider.press("End");
    assert.equal(await slider.getAttribute("aria-valuetext"), "1.00");
    await slider.press("Home");
    assert.equal(await slider.getAttribute("aria-valuetext"), "0.00");
  });
});

test("a bad number is marked, explained, and the last good value stays", async () => {
  await visit("f=elu:2&at=-1", {}, async (page) => {
    const field = page.getByRole("textbox", { name: "α of ELU" });
    for (const bad of ["abc", "99", "-1", "1e999", ""]) {
      await field.fill(bad);
      assert.equal(await field.getAttribute("aria-invalid"), "true", bad);
      await page.getByRole("alert").filter({ hasText: "last value stays" }).waitFor();
      assert.ok(Math.abs((await values(page, "ELU"))[0] - 2 * Math.expm1(-1)) < 5e-5);
    }
    await field.fill("0.5");
    assert.equal(await field.getAttribute("aria-invalid"), "false");
    assert.ok(Math.abs((await values(page, "ELU"))[0] - 0.5 * Math.expm1(-1)) < 5e-5);
  });
});

test("every function can be chosen, by search too, and six are the most", async () => {
  await visit("f=", {}, async (page) => {
    const add = page.locator("button.add");
    await add.click();
    const names = await page.locator(".choice > span:first-child").allInnerTexts();
    assert.equal(names.length, await activationCount(page));
    await page.keyboard.press("Escape");
    for (const name of names) {
      await add.click();
      await page.locator(".choice", { has: page.locator("span:first-child").getByText(name, { exact: true }) }).click();
      await page.locator(".readout").getByRole("rowheader", { name, exact: true }).waitFor();
      assert.ok((await painted(page)) > 200, name);
      await page.getByRole("button", { name: `Remove ${name}`, exact: true }).click();
    }
    for (const [search, name] of [["SiLU", "SiLU"], ["nn.LeakyReLU", "Leaky ReLU"], ["hard swish", "Hard swish"], ["heaviside", "Step"], ["tf.nn.elu", "ELU"], ["expit", "Sigmoid"]]) {
      await add.click();
      await page.getByRole("searchbox").fill(search);
      await page.keyboard.press("Enter");
      await page.getByRole("rowheader", { name, exact: true }).waitFor();
    }
    assert.ok(await add.isDisabled());
    assert.equal(readableQuery(page), "?f=silu,leaky_relu,hard_swish,step,elu,sigmoid&focus=6");
  });
});

test("presets, hiding and removing; colours stay with their function", async () => {
  await visit("", {}, async (page) => {
    await page.getByRole("button", { name: "The textbook four" }).click();
    assert.equal(readableQuery(page), "?f=relu,sigmoid,tanh,leaky_relu");
    const color = () => page.getByRole("rowheader", { name: "Tanh", exact: true }).locator("span").evaluate((e) => getComputedStyle(e).color);
    const before = await color();
    await page.getByRole("button", { name: "Remove Sigmoid" }).click();
    assert.equal(await color(), before);
    await page.getByRole("button", { name: "Show ReLU", exact: true }).click();
    assert.equal(readableQuery(page), "?f=~relu,,tanh,leaky_relu");
    assert.equal(await page.getByRole("rowheader", { name: "ReLU", exact: true }).count(), 0);
  });
});

test("undo, redo, and the browser's own way back", async () => {
  await visit("f=elu", {}, async (page) => {
    const slider = page.getByRole("slider", { name: "α of ELU" });
    const value = () => slider.getAttribute("aria-valuetext");
    await slider.press("ArrowRight");
    await slider.press("ArrowRight");
    await page.getByRole("button", { name: "Sigmoid and tanh" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await value(), "1.02");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.equal(await value(), "1.00");
    for (let i = 0; i < 3; i++) await page.keyboard.press("Control+Shift+Z");
    assert.equal(readableQuery(page), "?f=sigmoid,tanh");
    assert.ok(await page.getByRole("button", { name: "Redo" }).isDisabled());
  });
  await visit("f=elu", {}, async (page) => {
    await page.getByRole("button", { name: "Sigmoid and tanh" }).click();
    await page.getByRole("rowheader", { name: "Tanh" }).waitFor();
    await page.goBack();
    await page.getByRole("rowheader", { name: "ELU" }).waitFor();
    assert.equal(readableQuery(page), "?f=elu");
  });
});

test("the address reproduces the view", async () => {
  const address = "f=~relu,leaky_relu:0.3,,swish:2&focus=4&x=-2..3.5&y=-1..2&show=f,ddf&one=1&tangent=0&shade=1&at=0.75&theme=dark";
  await visit(address, {}, async (page) => {
    const picture = () => page.locator(".surface canvas").nth(1).evaluate((c) => c.toDataURL());
    const before = [await picture(), await page.locator(".readout").innerText(), await page.locator(".facts").innerText()];
    assert.equal(readableQuery(page), `?${address}`);
    await page.reload();
    await started(page);
    assert.deepEqual([await picture(), await page.locator(".readout").innerText(), await page.locator(".facts").innerText()], before);
    assert.match(before[2], /Facts: Swish/);
  });
});

test("the trace follows pointer and keys and is spoken", async () => {
  await visit("f=hard_swish,relu&x=-6..6", {}, async (page) => {
    const slider = plot(page);
    const box = await slider.boundingBox();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.3);
    const hovered = Number(await slider.getAttribute("aria-valuenow"));
    assert.ok(hovered > 1 && hovered < 4, `${hovered}`);
    await slider.focus();
    await page.keyboard.press("Home");
    assert.equal(await slider.getAttribute("aria-valuenow"), "-6");
    await page.keyboard.press("k");
    assert.equal(await slider.getAttribute("aria-valuenow"), "-3");
    await page.keyboard.press("e");
    assert.equal(await slider.getAttribute("aria-valuenow"), "-1.5");
    await page.keyboard.press("z");
    assert.equal(await slider.getAttribute("aria-valuenow"), "0");
    await page.keyboard.press("Shift+K");
    assert.match(await slider.getAttribute("aria-valuetext"), /^x = −3; Hard swish 0, slope 0; ReLU 0, slope 0$/);
    assert.deepEqual(await values(page, "Hard swish"), [0, 0, 0]);
  });
});

test("zoom and pan by keys, buttons, drag, wheel and fields", async () => {
  await visit("", {}, async (page) => {
    const slider = plot(page);
    const ends = async () => [Number(await slider.getAttribute("aria-valuemin")), Number(await slider.getAttribute("aria-valuemax"))];
    const box = await slider.boundingBox();
    await page.mouse.move(box.x + 400, box.y + 150);
    await page.mouse.wheel(0, 400);
    assert.deepEqual(await ends(), [-6, 6], "the wheel alone scrolls the page");
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await page.waitForFunction(() => document.querySelector(".surface").ariaValueMax < 6);
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await page.mouse.move(box.x + 500, box.y + 150);
    await page.mouse.down();
    await page.mouse.move(box.x + 600, box.y + 150, { steps: 4 });
    await page.mouse.up();
    const [from, to] = await ends();
    assert.ok(from < -6.5 && Math.abs(to - from - 12) < 1e-9, `${from} ${to}`);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual(await ends(), [-6, 6]);
    await page.getByRole("button", { name: "Zoom in" }).click();
    assert.deepEqual(await ends(), [-4, 4]);
    await slider.focus();
    await page.keyboard.press("0");
    assert.deepEqual(await ends(), [-6, 6]);
    await page.keyboard.press("Shift+ArrowRight");
    assert.deepEqual((await ends()).map((v) => v.toFixed(6)), ["-4.800000", "7.200000"]);
    await page.getByRole("textbox", { name: "from" }).fill("1");
    await page.getByRole("textbox", { name: "to" }).fill("1.000001");
    await page.waitForURL(/x=1\.\.1\.000001/);
    assert.ok((await painted(page)) > 500 && (await painted(page, 0)) > 500);
    await page.getByRole("button", { name: "Equal axes" }).click();
    await page.waitForURL(/y=/);
    await page.getByRole("button", { name: "Fit" }).click();
    await page.waitForFunction(() => !location.search.includes("y="));
  });
});

test("two fingers pinch, one traces, and the plot stays in sight on a phone", async () => {
  await visit("f=elu", { width: 360, height: 740, hasTouch: true }, async (page) => {
    const box = await plot(page).boundingBox();
    assert.ok(box.height >= 240, `${box.height}`);
    const cdp = await page.context().newCDPSession(page);
    const touch = (type, ...xs) =>
      cdp.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x, id) => ({ x: box.x + x, y: box.y + 90, id })) });
    await touch("touchStart", 200);
    await touch("touchEnd");
    assert.ok(Number(await plot(page).getAttribute("aria-valuenow")) > 0);
    await touch("touchStart", 120, 180);
    await touch("touchMove", 100, 200);
    await touch("touchMove", 80, 220);
    await touch("touchEnd");
    const width = (await plot(page).getAttribute("aria-valuemax")) - (await plot(page).getAttribute("aria-valuemin"));
    assert.ok(width < 9, `${width}`);
    await page.getByRole("slider", { name: "α of ELU" }).scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 300));
    const later = await plot(page).boundingBox();
    assert.ok(later.y >= -4 && later.y < 60, `${later.y}`);
  });
});

test("facts are the function's own", async () => {
  await visit("f=sigmoid,celu:2,thresholded_relu", {}, async (page) => {
    assert.equal(await fact(page, "Range of f"), "(0, 1)");
    assert.match(await fact(page, "Supremum of |f′|"), /^0\.25, at x = 0/);
    await page.getByRole("button", { name: "CELU", exact: true }).click();
    assert.equal(await fact(page, "Range of f"), "(−2, ∞)");
    // At its kink the slope is 1; Keras adds those of both branches.
    const keras = page.locator(".frameworks").getByRole("row", { name: "Keras" });
    assert.deepEqual(await keras.getByRole("cell").allInnerTexts(), ["keras.activations.celu", "alpha=1.0", "2"]);
    assert.deepEqual(await page.locator(".frameworks .differs").allInnerTexts(), ["2"]);
    await page.getByRole("button", { name: "Thresholded ReLU", exact: true }).click();
    assert.equal(await fact(page, "Range of f"), "{0} ∪ (1, ∞)");
    await page.locator(".facts").getByRole("button", { name: "x = 1", exact: true }).click();
    assert.equal(await plot(page).getAttribute("aria-valuenow"), "1");
  });
});

test("shading names the dead and saturated share of the view", async () => {
  await visit("f=relu,tanh&shade=1", {}, async (page) => {
    assert.deepEqual((await cells(page, "ReLU")).slice(3), ["50.0 %", "0.0 %"]);
    assert.deepEqual((await cells(page, "Tanh")).slice(3), ["0.0 %", "50.1 %"]);
  });
});

test("everything is reached by the keyboard", async () => {
  await visit("", { reducedMotion: "reduce" }, async (page) => {
    const reached = new Set();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)));
    }
    const all = await page.evaluate(() =>
      [...document.querySelectorAll("a, button:not(:disabled), input, summary, [tabindex='0']")]
        .filter((e) => e.checkVisibility() && !e.closest("dialog"))
        .map((e) => e.outerHTML.slice(0, 200)),
    );
    assert.deepEqual(all.filter((e) => !reached.has(e)), []);
  });
});

test("the link can be copied, and a refusal is said", async () => {
  await visit("f=elu", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Link copied").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\?f=elu$/);
  });
  await visit("", {}, async (page) => {
    await page.evaluate(refuseClipboard);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("The browser refuses to copy").waitFor();
  });
});

test("axes are drawn again only when interval, size or theme change", async () => {
  await visit("f=swish", {}, async (page) => {
    await page.evaluate(() => {
      const axes = document.querySelector(".surface canvas").getContext("2d");
      window.cleared = 0;
      const clear = axes.clearRect.bind(axes);
      axes.clearRect = (...a) => {
        window.cleared += 1;
        clear(...a);
      };
    });
    const slider = page.getByRole("slider", { name: "β of Swish" });
    for (let i = 0; i < 10; i++) await slider.press("ArrowRight");
    await plot(page).press("ArrowRight");
    assert.equal(await page.evaluate(() => window.cleared), 0);
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.waitForFunction(() => window.cleared === 1);
    await page.getByRole("button", { name: /Theme/ }).click();
    await page.getByRole("button", { name: /Theme/ }).click();
    await page.waitForFunction(() => window.cleared >= 2);
  });
});

test("a thousand redraws leak nothing", async () => {
  // The memory of wasm is within reach only at the moment it is made.
  const init = () => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      window.memory = made.instance.exports.memory;
      return made;
    };
  };
  const { page, close } = await open("/?f=relu,leaky_relu,elu,swish,gelu,mish&show=f,df,ddf", { init });
  const cdp = await page.context().newCDPSession(page);
  const redraw = (times) =>
    page.evaluate(async (times) => {
      const slider = document.querySelector("#slot4-beta");
      for (let i = 0; i < times; i++) {
        slider.value = (i % 100) / 10;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }, times);
  const heap = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    const wasm = await page.evaluate(() => window.memory.buffer.byteLength);
    assert.ok(wasm > 1e6, `${wasm}`);
    return { script: (await cdp.send("Runtime.getHeapUsage")).usedSize, wasm };
  };
  await redraw(100);
  const early = await heap();
  await redraw(900);
  const late = await heap();
  assert.ok(late.script <= 1.1 * early.script, `${early.script} bytes of script, then ${late.script}`);
  assert.ok(late.wasm <= 1.1 * early.wasm, `${early.wasm} bytes of wasm, then ${late.wasm}`);
  await close();
});
