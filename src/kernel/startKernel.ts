import { WasmKernel } from "./wasmKernel";

/** An instance of the compiled kernel; undefined without WebAssembly, or where a page's policy forbids it. */
export function startKernel(source: Uint8Array): WasmKernel | undefined {
  try {
    return new WasmKernel(source);
  } catch {
    return undefined;
  }
}
