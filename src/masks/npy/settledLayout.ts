import type { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import { Refusal } from "../refusal";
import type { ArraySource } from "./arrayBands";
import { holdsOneHot } from "./channelStrips";
import { mayBeOneHot } from "./mayBeOneHot";
import { layoutOfVolume, type NpyLayout } from "./npyLayout";

/** The layout of an array that may be a volume, once its numbers have told whether it is one or a one-hot code, as they do of a whole file. */
export function settledLayout(kernel: WasmKernel, source: ArraySource, options: ReadOptions): NpyLayout | Refusal {
  const { file, layout } = source;
  const { volume, ...channels } = layout;
  if (!volume) return layout;
  const isOneHot = mayBeOneHot(file, layout) && holdsOneHot(kernel, source, options);
  if (isOneHot instanceof Refusal) return isOneHot;
  return isOneHot ? channels : layoutOfVolume(layout.header, volume, options, file.size);
}
