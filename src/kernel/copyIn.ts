import type { WasmKernel } from "./wasmKernel";

/** Numbers of any kind, wherever they lie. */
export type Part = Pick<Uint8Array, "buffer" | "byteOffset" | "byteLength">;

/** The address of the numbers in the kernel's memory; undefined if there is no room. */
export function copyIn(kernel: WasmKernel, numbers: Part): number | undefined {
  const at = kernel.allocate(numbers.byteLength);
  if (at !== undefined) kernel.view(at, numbers.byteLength).set(bytesOf(numbers));
  return at;
}

export function bytesOf({ buffer, byteOffset, byteLength }: Part): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
