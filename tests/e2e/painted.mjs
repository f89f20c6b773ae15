// What a move of a slider costs until the page is painted, and afterwards.
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const METRICS = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];

/**
 * Moves the slider with this id, a small step to and fro at other places each time, and leaves `pause` milliseconds
 * between moves. Gives the medians of the milliseconds from the event until its frame is painted and of the longest
 * of the frames that follow, and what scripts, styles and layout took on average, following frames included.
 */
export async function painted(page, id, { moves = 25, pause = 400 } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return METRICS.map((name) => 1000 * metrics.find((metric) => metric.name === name).value);
  };
  const before = await read();
  const times = await page.evaluate(
    async ({ id, moves, pause }) => {
      const slider = document.getElementById(id);
      const [min, max, step] = [slider.min, slider.max, slider.step].map(Number);
      /** Does something within a frame; how long that takes until the frame is painted. */
      const frame = (act) =>
        new Promise((resolve) =>
          requestAnimationFrame(() => {
            const start = performance.now();
            act();
            // A message comes once styles, layout and painting are done, which follow at once.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - start);
            port2.postMessage(0);
          }),
        );
      const times = [];
      for (let i = 0; i < moves; i++) {
        const place = min + (max - min) * (0.3 + (0.4 * ((i * 7) % moves)) / moves);
        const move = await frame(() => {
          slider.value = place - (place % step) + (i % 2) * step;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        });
        const rest = [0];
        for (const end = performance.now() + pause; performance.now() < end; ) rest.push(await frame(() => {}));
        times.push([move, Math.max(...rest)]);
      }
      return times;
    },
    { id, moves, pause },
  );
  const after = await read();
  await session.detach();
  const [script, style, layout] = after.map((value, i) => (value - before[i]) / moves);
  return { move: median(times.map((t) => t[0])), later: median(times.map((t) => t[1])), script, style, layout };
}

/** A line of a report. */
export const line = (name, { move, later, script, style, layout }) =>
  `${name}: ${move.toFixed(1)} ms until painted, ${later.toFixed(1)} ms the longest frame after it; ` +
  `in all script ${script.toFixed(1)}, styles ${style.toFixed(1)}, layout ${layout.toFixed(1)} ms a move`;
