import type { Side } from "../core/labels/label";
import type { MaskSource } from "../protocol/pair";
import type { Files } from "./files";

/** The masks of a pair, each as a place or as bytes. */
export interface PairSources {
  readonly target: MaskSource;
  /** Absent where the target has no prediction. */
  readonly prediction?: MaskSource;
}

export type LoadedMasks<Sources> =
  | { readonly ok: true; readonly sources: Omit<Sources, keyof PairSources> & PairSources }
  | { readonly ok: false; readonly side: Side; readonly message: string };

/** The same with bytes in place of the masks that no thread can read by itself. */
export async function loadMasks<Sources extends PairSources>(sources: Sources, files: Files): Promise<LoadedMasks<Sources>> {
  const { target, prediction } = sources;
  const [ofTarget, ofPrediction] = await Promise.all([load(target, files), prediction && load(prediction, files)]);
  if (typeof ofTarget === "string") return { ok: false, side: "target", message: ofTarget };
  if (typeof ofPrediction === "string") return { ok: false, side: "prediction", message: ofPrediction };
  return { ok: true, sources: { ...sources, target: ofTarget, ...(ofPrediction && { prediction: ofPrediction }) } };
}

/** The mask as a thread can take it, or the sentence that says why not. */
async function load(source: MaskSource, files: Files): Promise<MaskSource | string> {
  if (!("path" in source) || files.isOnDisk(source.path)) return source;
  try {
    // Asked for before the bytes: of a file that is written meanwhile the stamp is then an old one, never too new.
    const stamp = files.stamp(source.path).catch(() => undefined);
    const bytes = await files.read(source.path);
    const known = await stamp;
    // A copy of its own: bytes of a file system may lie in a buffer that others use too, and these travel to a thread.
    return { bytes: new Uint8Array(bytes), ...(known && { stamp: known }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `The file could not be read (${reason}). Check that it is still there and evaluate again.`;
  }
}
