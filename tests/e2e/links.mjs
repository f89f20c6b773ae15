// node tests/e2e/links.mjs <dist>: opens every address of tests/data/links.txt in the built page and writes down what
// becomes of it: lab and query as the page answers its host, the notices as it shows them.
import { readFileSync, writeFileSync } from 'node:fs';
import { open, start, stop } from './harness.mjs';

const FILE = new URL('../data/links.txt', import.meta.url);

/** A field in one line: what cannot be seen, and the backslash, as `\u{…}`. */
const escaped = (text) =>
  text.replace(/[\p{C}\p{Z}\\]/gu, (c) => (c === ' ' ? c : `\\u{${c.codePointAt(0).toString(16)}}`));
const unescaped = (text) => text.replace(/\\u\{([0-9a-f]+)\}/g, (_, digits) => String.fromCodePoint(parseInt(digits, 16)));
const line = (name, value) => (value ? `${name} ${escaped(value)}` : name);

await start(process.argv[2]);
const { page } = await open('/');

/** Runs in the page: opens the address in a frame. */
const look = async (address) => {
  const frame = Object.assign(document.createElement('iframe'), { src: `./${address}`, width: 900, height: 700 });
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const answer = await new Promise((resolve, reject) => {
    // The page hears its host from some time after its lab is there.
    const ask = setInterval(() => frame.contentWindow.postMessage({ type: 'activation-lab:get', id: address.slice(0, 90) }, '*'), 20);
    const late = setTimeout(() => reject(new Error(`no answer: ${address}`)), 20_000);
    const hear = ({ data, source }) => {
      if (source !== frame.contentWindow || data?.type !== 'activation-lab:answer' || !data.ok) return;
      clearInterval(ask);
      clearTimeout(late);
      removeEventListener('message', hear);
      resolve(data);
    };
    addEventListener('message', hear);
  });
  const { lab, query } = answer;
  const notices = frame.contentDocument.querySelector('.notices p').textContent.split('\n').filter(Boolean);
  frame.remove();
  return { lab, query, notices };
};

const lines = [];
for (const old of readFileSync(FILE, 'utf8').split('\n')) {
  if (/^(lab|query|notice)( |$)/.test(old)) continue;
  lines.push(old);
  if (!/^address( |$)/.test(old)) continue;
  const { lab, query, notices } = await page.evaluate(look, unescaped(old.slice('address '.length)));
  lines.push(line('lab', lab), line('query', query), ...notices.map((notice) => line('notice', notice)));
}
writeFileSync(FILE, lines.join('\n'));
await page.context().close();
await stop();
