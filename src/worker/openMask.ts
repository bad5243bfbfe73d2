import type { ReadOptions } from "../masks/decoded";
import type { WasmKernel } from "../kernel/wasmKernel";
import { toRefused } from "../masks/decodeMask";
import { heldBytes, openFile } from "../masks/fileBytes";
import type { MaskStrips, StripPlan } from "../masks/maskStrips";
import { planMask } from "../masks/planMask";
import { Refusal } from "../masks/refusal";
import type { FileSource, MaskSource, PartSource } from "../protocol/pair";
import { besideOf } from "./besideOf";
import { otherSize, type PartRefused } from "./mergedMask";
import { MergedStrips, PartRefusal } from "./mergedStrips";
import { largestOf } from "../core/numbers/extremes";

/** A large mask whose files are open, to be closed by whoever opened it. */
export interface OpenMask {
  readonly ok: true;
  readonly plan: StripPlan;
  /** Pixels that parts of several labels have, once all rows were read; 0 of a mask of one file. */
  readonly overlap: () => number;
  /** How a refusal of its strips is told. */
  readonly refused: (refusal: Refusal) => MaskRefused;
  readonly close: () => void;
}

/** Why a mask cannot be read, and which of its files is at fault where it has several. */
export type MaskRefused = { readonly ok: false; readonly message: string; readonly part?: undefined } | PartRefused;

/**
 * Opens the files of a large mask and looks at what they declare; a pixel is read only where that leaves open what the mask is.
 *
 * @param kernel whose memory is free, for that look.
 */
export function openMask(kernel: WasmKernel, source: MaskSource, options: ReadOptions): OpenMask | MaskRefused {
  return "parts" in source ? openParts(kernel, source.parts, options) : openOne(kernel, source, options);
}

function openOne(kernel: WasmKernel, source: FileSource, options: ReadOptions): OpenMask | MaskRefused {
  const file = "path" in source ? openFile(source.path) : heldBytes(source.bytes);
  if (file instanceof Refusal) return toRefused(file);
  const beside = besideOf(source);
  const close = (): void => {
    file.close();
    beside?.close();
  };
  const declared = planMask(file, { ...options, beside });
  const plan = declared instanceof Refusal ? declared : (declared.settle?.(kernel) ?? declared);
  if (plan instanceof Refusal) {
    close();
    return toRefused(file.fault ?? plan);
  }
  return {
    ok: true,
    plan,
    overlap: () => 0,
    refused: (refusal) => toRefused(file.fault ?? refusal),
    close,
  };
}

function openParts(kernel: WasmKernel, parts: readonly PartSource[], options: ReadOptions): OpenMask | MaskRefused {
  const masks: OpenMask[] = [];
  const close = (): void => {
    for (const mask of masks) mask.close();
  };
  for (const [part, { file }] of parts.entries()) {
    const mask = openOne(kernel, file, options);
    const [first] = masks;
    if (mask.ok) masks.push(mask);
    const fault = mask.ok ? first && sizeFault(mask.plan, first.plan, part) : { ...mask, kind: "unreadable", part };
    if (fault) {
      close();
      return fault as PartRefused;
    }
  }
  const [first] = masks;
  if (!first) throw new Error("A mask has no parts");
  let strips: MergedStrips | undefined;
  return {
    ok: true,
    plan: mergedPlan(parts, masks, (opened) => (strips = opened)),
    overlap: () => strips?.overlap ?? 0,
    refused: (refusal) => {
      const part = refusal instanceof PartRefusal ? refusal.part : 0;
      const told = masks[part]?.refused(refusal) ?? toRefused(refusal);
      return { ok: false, kind: "unreadable", message: told.message, part };
    },
    close,
  };
}

function sizeFault(plan: StripPlan, first: StripPlan, part: number): PartRefused | undefined {
  if (plan.width === first.width && plan.height === first.height) return undefined;
  return { ok: false, kind: "size-mismatch", message: otherSize(plan, first), part };
}

/** Bytes of a label that is laid over what is there, at most. */
const MERGED_BYTES = 4;

function mergedPlan(
  parts: readonly PartSource[],
  masks: readonly OpenMask[],
  opened: (strips: MergedStrips) => MaskStrips,
): StripPlan {
  const plans = masks.map(({ plan }) => plan);
  const { width = 0, height = 0, volume } = plans[0] ?? {};
  return {
    width,
    height,
    ...(volume && { volume }),
    bytes: plans.reduce((sum, { bytes }) => sum + bytes, 0),
    pixelBytes: largestOf(plans.map(({ pixelBytes }) => pixelBytes)) + MERGED_BYTES,
    open: (kernel, rows) => {
      const strips = MergedStrips.open(kernel, { parts, plans, rows });
      return strips instanceof Refusal ? strips : opened(strips);
    },
  };
}
