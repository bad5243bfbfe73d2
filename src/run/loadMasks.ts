import { messageOf } from "../core/text/messageOf";
import type { Side } from "../core/labels/label";
import type { FileSource, MaskSource, PartSource } from "../protocol/pair";
import { dataFilesOf } from "../core/formats/detachedFiles";
import type { Files } from "./files";
import { maskStamp } from "./maskStamp";

/** The masks of a pair, each as a location or as bytes. */
export interface PairSources {
  readonly target: MaskSource;
  /** Absent where the target has no prediction. */
  readonly prediction?: MaskSource;
}

/** What a thread cannot have, and why. */
interface NotLoaded {
  readonly ok: false;
  /** The file at fault, by its place among the parts of the mask. */
  readonly part?: number;
  readonly message: string;
}

export type LoadedMasks<Sources> =
  | { readonly ok: true; readonly sources: Omit<Sources, keyof PairSources> & PairSources }
  | (NotLoaded & { readonly side: Side });

/** The same with bytes in place of the files that no thread can read by itself. */
export async function loadMasks<Sources extends PairSources>(
  sources: Sources,
  files: Files,
): Promise<LoadedMasks<Sources>> {
  const { target, prediction } = sources;
  const [ofTarget, ofPrediction] = await Promise.all([
    loadMask(target, files),
    prediction && loadMask(prediction, files),
  ]);
  if ("message" in ofTarget) return { ...ofTarget, side: "target" };
  if (ofPrediction && "message" in ofPrediction) return { ...ofPrediction, side: "prediction" };
  return { ok: true, sources: { ...sources, target: ofTarget, ...(ofPrediction && { prediction: ofPrediction }) } };
}

async function loadMask(source: MaskSource, files: Files): Promise<MaskSource | NotLoaded> {
  if (!("parts" in source)) {
    const loaded = await load(source, files);
    return typeof loaded === "string" ? { ok: false, message: loaded } : loaded;
  }
  const loaded = await Promise.all(source.parts.map(({ file }) => load(file, files)));
  const parts: PartSource[] = [];
  for (const [part, file] of loaded.entries()) {
    if (typeof file === "string") return { ok: false, part, message: file };
    parts.push({ file, label: source.parts[part]?.label ?? 0 });
  }
  return { parts };
}

/** The file as a thread can take it, or the sentence that says why not. */
async function load(source: FileSource, files: Files): Promise<FileSource | string> {
  if (!("path" in source) || files.isOnDisk(source.path)) return source;
  try {
    const folder = files.parent(source.path);
    const name = files.nameOf(source.path);
    // Asked for before the bytes: of a file that is written meanwhile the stamp is then an old one, never too new.
    const stamp = maskStamp(files, folder, name);
    const bytes = await readCopy(source.path, files);
    const beside = await loadBeside(dataFilesOf(name, bytes), folder, files);
    const known = await stamp;
    return { bytes, ...(known && { stamp: known }), ...(beside && { beside: { name, files: beside } }) };
  } catch (error) {
    const reason = messageOf(error);
    return `The file could not be read (${reason}). Check that it is still there and evaluate again.`;
  }
}

/** A separate copy: bytes of a file system may lie in a buffer that others use too, and these travel to a thread. */
async function readCopy(file: string, files: Files): Promise<Uint8Array> {
  return new Uint8Array(await files.read(file));
}

/** What of the files that a header may have its voxels in is there. */
async function loadBeside(
  names: readonly string[],
  folder: string,
  files: Files,
): Promise<Readonly<Record<string, Uint8Array>> | undefined> {
  if (names.length === 0) return undefined;
  const found: Record<string, Uint8Array> = {};
  for (const name of names) {
    const bytes = await readCopy(files.join(folder, name), files).catch(() => undefined);
    if (bytes) found[name] = bytes;
  }
  return found;
}
