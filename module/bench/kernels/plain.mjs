// The loops in plain JavaScript that the page has for Compare.
import { readFileSync } from 'node:fs';

const source = readFileSync(new URL('../../../assets/plain-functions.js', import.meta.url), 'base64');
// By its address Node.js would take it for CommonJS.
export const { plain } = await import(`data:text/javascript;base64,${source}`);
