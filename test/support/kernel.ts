import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root";

/** The compiled kernel, as it ships. */
export const KERNEL: Uint8Array = readFileSync(join(ROOT, "dist/kernel.wasm"));
