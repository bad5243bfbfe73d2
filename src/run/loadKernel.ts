import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The counting kernel that lies beside the thread program; without it the threads count with its plain twin. */
export async function loadKernel(programFolder: string): Promise<Uint8Array | undefined> {
  return readFile(join(programFolder, "kernel.wasm")).catch(() => undefined);
}
