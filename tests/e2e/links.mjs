// node tests/e2e/links.mjs <dist>: opens every address of tests/data/links.txt in the built page and records the result:
// lab and query as the page answers its host, the notices as it shows them.
import { readFileSync, writeFileSync } from 'node:fs';
import { open, start, stop } from './harness.mjs';

const FILE = new URL('../data/links.txt', import.meta.url);

/** A text on one line: invisible characters and the backslash as `\u{…}`. */
const escaped = (text) =>
  text.replace(/[\p{C}\p{Z}\\]/gu, (c) => (c === ' ' ? c : `\\u{${c.codePointAt(0).toString(16)}}`));
const unescaped = (text) => text.replace(/\\u\{([0-9a-f]+)\}/g, (_, digits) => String.fromCodePoint(parseInt(digits, 16)));
const line = (name, value) => (value ? `${name} ${escaped(value)}` : name);

await start(process.argv[2]);
const { page } = await open('/');

/** Runs in the page: opens the address in a frame, and gives what the page makes of it. */
const readAddress = async (address) => {
  const frame = Object.assign(document.createElement('iframe'), { src: `./${address}`, width: 900, height: 700 });
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const answer = await new Promise((resolve, reject) => {
    // The page listens to its host some time after its lab has started.
    const request = setInterval(() => frame.contentWindow.postMessage({ type: 'activation-lab:get', id: address.slice(0, 90) }, '*'), 20);
    const timeout = setTimeout(() => reject(new Error(`no answer: ${address}`)), 20_000);
    const listen = ({ data, source }) => {
      if (source !== frame.contentWindow || data?.type !== 'activation-lab:answer' || !data.ok) return;
      clearInterval(request);
      clearTimeout(timeout);
      removeEventListener('message', listen);
      resolve(data);
    };
    addEventListener('message', listen);
  });
  const { lab, query } = answer;
  const notices = frame.contentDocument.querySelector('.notices p').textContent.split('\n').filter(Boolean);
  frame.remove();
  return { lab, query, notices };
};

const lines = [];
for (const oldLine of readFileSync(FILE, 'utf8').split('\n')) {
  if (/^(lab|query|notice)( |$)/.test(oldLine)) continue;
  lines.push(oldLine);
  if (!/^address( |$)/.test(oldLine)) continue;
  const { lab, query, notices } = await page.evaluate(readAddress, unescaped(oldLine.slice('address '.length)));
  lines.push(line('lab', lab), line('query', query), ...notices.map((notice) => line('notice', notice)));
}
writeFileSync(FILE, lines.join('\n'));
await page.context().close();
await stop();
