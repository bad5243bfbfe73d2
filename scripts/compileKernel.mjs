// Compiles the counting kernel (src/kernel/assembly) to WebAssembly, unless it is up to date.
import { execFile } from "node:child_process";
import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const SOURCES = "src/kernel/assembly";
const COMPILED = "out/kernel.wasm";
const COMPILER = "node_modules/assemblyscript/bin/asc.js";
// No runtime: the kernel allocates nothing. Its traps would be a mistake of ours, so that they carry no messages.
const OPTIONS = [
  "-O3",
  "--converge",
  "--runtime",
  "stub",
  "--enable",
  "simd",
  "--enable",
  "bulk-memory",
  "--noAssert",
  "--use",
  "abort=",
];

/** @param {string} outfile */
export async function compileKernel(outfile) {
  if ((await newest([COMPILED])) < (await newest(await sources()))) {
    await promisify(execFile)(process.execPath, [COMPILER, join(SOURCES, "kernel.ts"), "-o", COMPILED, ...OPTIONS]);
  }
  await mkdir(dirname(outfile), { recursive: true });
  await copyFile(COMPILED, outfile);
}

async function sources() {
  const files = await readdir(SOURCES);
  return [...files.map((file) => join(SOURCES, file)), "scripts/compileKernel.mjs", COMPILER];
}

/** When the newest of the files was written; 0 if one is missing. */
async function newest(files) {
  const times = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.min(...times) === 0 ? 0 : Math.max(...times);
}
