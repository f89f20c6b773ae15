// The lab of an offline file: `program` and its code are in the file itself.
import * as program from 'program';
import { failure } from './programs.js';

const code = Uint8Array.from(atob(document.getElementById('code').textContent), (char) => char.charCodeAt(0));
try {
  await program.default({ module_or_path: code });
  program.mount(document.body, location.search || document.documentElement.dataset.query);
} catch (error) {
  document.body.textContent = failure(error);
}
