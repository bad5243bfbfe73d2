import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Compiles the counting kernel that lies beside the thread program, once for all threads. Undefined where this
 * machine's engine lacks WASM SIMD: the threads then count with the plain twin.
 */
export async function loadKernel(programFolder: string): Promise<WebAssembly.Module | undefined> {
  const bytes = await readFile(join(programFolder, "kernel.wasm"));
  return WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : undefined;
}
