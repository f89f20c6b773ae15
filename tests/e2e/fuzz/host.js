// In the page around the lab: takes a case to the lab, and throws if that does not answer as it should. The lab is of the
// same origin, so that its document can be looked at.

/** How long the lab may take to answer and to be shown, in milliseconds. */
const LIMIT = 15_000;
const frame = document.querySelector('iframe');
/** For each lab an element that every view of it has. */
let landmarks;
/** The answers of the lab since the case began. */
let answers = [];
let asked = 0;
let element;

addEventListener('message', ({ data, source }) => {
  if (source === frame.contentWindow && data?.type === 'activation-lab:answer') answers.push(data);
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the result of `find` is true, and returns it. */
async function until(what, find) {
  const end = performance.now() + LIMIT;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > end) throw new Error(`${what}: not within ${LIMIT} ms`);
    await pause(0);
  }
}

/** Whether a lab is shown in a document or shadow root; a link may hide any of its parts. */
const isShown = (scope, lab) => scope.querySelector(landmarks[lab]) && scope.querySelector('main, .lab-root')?.checkVisibility();

/** Sends a request to the lab, and returns its answer. */
async function ask(request) {
  const id = `fuzz-${(asked += 1)}`;
  frame.contentWindow.postMessage({ ...request, id }, '*');
  return until(`an answer to ${request.type}`, () => answers.find((answer) => answer.id === id));
}

/** Waits until the lab is shown that is open; returns its name and its query. */
async function shown() {
  const { lab, query } = await ask({ type: 'activation-lab:get' });
  const { contentDocument: page } = frame;
  await until(`${lab} at ${query}`, () => page.querySelector(`#app[data-open=${lab}]`) && isShown(page, lab));
  return { lab, query };
}

const notices = () => frame.contentDocument.querySelector('.notices p').textContent.split('\n').filter(Boolean);

/** Opens an address in the frame. */
async function load(query) {
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  // Normalised, as an address is that is typed: Chromium blocks frames whose addresses have both line breaks and `<`.
  frame.src = new URL(`./${query}`, document.baseURI).href;
  await loaded;
  // The lab listens to its host some time after it has started.
  await until('the start of the program', () => {
    frame.contentWindow.postMessage({ type: 'activation-lab:get', id: 'start' }, '*');
    return answers.some(({ id }) => id === 'start');
  });
  return shown();
}

/** Goes to an address in the history of the frame. */
async function follow(query) {
  const { contentWindow: page } = frame;
  page.history.replaceState(null, '', `./${query}`);
  page.dispatchEvent(new page.PopStateEvent('popstate'));
  return shown();
}

/** Fails if a text was taken for HTML. */
function checkNothingInjected() {
  if (window.injected) throw new Error('a script of a text ran');
  for (const scope of [frame.contentDocument, element?.shadowRoot]) {
    const found = scope?.querySelector('[onerror*=injected], [src*=injected], [href^="javascript:" i]');
    if (found) throw new Error(`injected: ${found.outerHTML}`);
  }
}

/** Fails unless the query that the lab has written is read as the same, without a notice. */
async function checkStable(query) {
  const again = await follow(query);
  if (again.query !== query) throw new Error(`written as ${query}, and read again as ${again.query}`);
  if (notices().length > 0) throw new Error(`notices of ${query}, which the lab has written: ${notices().join(' ')}`);
}

/** Starts the lab. */
async function begin(ofLabs) {
  landmarks = ofLabs;
  await load('');
}

/** Opens a query by loading the page, in its history, or by a message. */
async function tryQuery(way, query) {
  answers = [];
  if (way === 'load') await load(query);
  else if (way === 'history') await follow(query);
  else {
    const before = await shown();
    const answer = await ask({ type: 'activation-lab:set', query });
    const after = await shown();
    if (!answer.ok && after.query !== before.query) throw new Error(`refused, but now at ${after.query}`);
    // A text that is too long is no query.
    if (answer.query !== undefined && answer.query !== after.query) throw new Error(`told ${answer.query}, but is at ${after.query}`);
  }
  const { query: written } = await shown();
  const accepted = notices().length === 0;
  checkNothingInjected();
  await checkStable(written);
  return { accepted };
}

/** Sets the query of an element. */
async function tryElement(lab, query) {
  if (!element) {
    await import('./element.js');
    element = document.createElement('activation-lab');
    element.setAttribute('lab', lab);
    document.body.append(element);
  }
  if (element.getAttribute('lab') !== lab) element.setAttribute('lab', lab);
  await pause(0);
  await element.ready;
  element.query = query;
  const accepted = element.notices.length === 0;
  const untilShown = () => until(`element ${lab}`, () => isShown(element.shadowRoot, lab));
  await untilShown();
  checkNothingInjected();
  const written = element.query;
  element.query = written;
  if (element.query !== written) throw new Error(`an element wrote ${written}, and read it again as ${element.query}`);
  if (element.notices.length > 0) throw new Error(`notices of ${written}, which an element has written: ${element.notices.join(' ')}`);
  await untilShown();
  return { accepted };
}

/** A query without what moves on while a network trains. */
const withoutEpoch = (query) => query.replace(/&epoch=\d+/, '');

/** Sends a message, given as source, to a lab. */
async function tryMessage(lab, source) {
  const before = await follow(`?lab=${lab}`);
  answers = [];
  const message = (0, eval)(`(${source})`);
  try {
    frame.contentWindow.postMessage(message, '*');
  } catch (error) {
    if (error.name === 'DataCloneError') return { accepted: false };
    throw error;
  }
  const after = await shown();
  const own = answers.filter(({ id }) => !String(id).startsWith('fuzz-'));
  if (own.length > 1) throw new Error(`${own.length} answers: ${JSON.stringify(own)}`);
  const accepted = own[0]?.ok === true;
  if (!accepted && withoutEpoch(after.query) !== withoutEpoch(before.query)) throw new Error(`not accepted, but now at ${after.query}`);
  if (after.lab !== lab) throw new Error(`now in ${after.lab}`);
  checkNothingInjected();
  await ask({ type: 'activation-lab:pause' });
  const { query } = await shown();
  await checkStable(query);
  return { accepted };
}

/** Types or pastes a text into a field, and leaves it. */
function enter(field, text) {
  field.focus({ preventScroll: true });
  const { contentWindow: page } = frame;
  field.value = text;
  field.dispatchEvent(new page.InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }));
  field.dispatchEvent(new page.Event('change', { bubbles: true }));
}

/** Pastes a text into a field of a view: the `nth` of those that are visible, in a dialog if that is open. */
async function tryField({ query, dialog, nth, text }) {
  answers = [];
  await follow(query);
  const { contentDocument: page, contentWindow } = frame;
  if (dialog) {
    page.querySelector(`button[aria-label="${dialog}"], button[title="${dialog}"]`).click();
    await until(dialog, () => page.querySelector('dialog[open] input'));
  }
  const scope = page.querySelector('dialog[open]') ?? page;
  for (const details of scope.querySelectorAll('details')) details.open = true;
  await pause(0);
  const fields = [...scope.querySelectorAll('textarea, input')].filter(
    (field) => !field.readOnly && !field.disabled && ['text', 'search', 'textarea'].includes(field.type) && field.checkVisibility(),
  );
  const field = fields[nth % fields.length];
  // Chromium itself takes seconds to lay out a longer line.
  enter(field, field.type === 'textarea' ? text : text.slice(0, 5000));
  const use = field.type === 'textarea' && [...page.querySelectorAll('.custom-data button')].find((button) => button.textContent === 'Use this data');
  if (use) use.click();
  for (const type of ['keydown', 'keyup']) field.dispatchEvent(new contentWindow.KeyboardEvent(type, { key: 'Enter', bubbles: true }));
  field.blur();
  await pause(0);
  const accepted = field.getAttribute('aria-invalid') !== 'true';
  if (dialog) {
    checkNothingInjected();
    scope.close();
    await until('the end of the dialog', () => !page.querySelector('dialog[open]'));
  }
  const { query: written } = await shown();
  checkNothingInjected();
  await checkStable(written);
  return { accepted };
}

/** Types a formula in place of one that a lab uses. */
async function tryFormula(lab, text) {
  answers = [];
  await follow(`?lab=${lab}&f=x*tanh(a*x)`);
  const { contentDocument: page } = frame;
  const field = await until('a field', () => page.querySelector('[role=group][aria-label="x*tanh(a*x)"] [id$=-formula]'));
  enter(field, text);
  field.blur();
  await pause(0);
  const accepted = field.getAttribute('aria-invalid') !== 'true';
  const explanation = field.parentNode.querySelector('.problem').textContent;
  if (accepted !== (explanation === '')) throw new Error(accepted ? `accepted with a problem: ${explanation}` : 'refused without an explanation');
  const { query } = await shown();
  checkNothingInjected();
  await checkStable(query);
  return { accepted };
}
