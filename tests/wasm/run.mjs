// Asks WebAssembly for the digest of all plans and scores, and holds it against what the native program has.
//
//     node tests/wasm/run.mjs FILE.wasm

import { readFile } from 'node:fs/promises';
import process from 'node:process';

const expected = (await readFile(new URL('digest.txt', import.meta.url), 'utf8')).trim();
const { instance, module } = await WebAssembly.instantiate(await readFile(process.argv[2]), {});
const imports = WebAssembly.Module.imports(module);
const digest = BigInt.asUintN(64, instance.exports.digest()).toString(16).padStart(16, '0');
if (digest !== expected || imports.length > 0) {
  console.error(`WebAssembly has ${digest}, the native program ${expected}; ${imports.length} imports`);
  process.exit(1);
}
console.log(`plans and scores are equal in WebAssembly, bit for bit (${digest})`);
