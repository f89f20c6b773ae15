// The script of an offline file. esbuild puts the program and its wasm into it.
import init, { mount } from 'program';
import wasm from 'wasm';

const { lab, query } = document.documentElement.dataset;
try {
  await init({ module_or_path: wasm });
  mount(document.body, location.search || query || `?lab=${lab}`);
} catch (error) {
  document.body.textContent = `The lab could not be started: it needs JavaScript modules and WebAssembly. (${error.message})`;
}
