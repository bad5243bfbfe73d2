import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { heldBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import { decodePage } from "./decodePage";
import { readTiffFile } from "./tiffFile";
import { readPages } from "./tiffPages";
import { decodeStack } from "./tiffStack";

/** Reads a TIFF or BigTIFF as labels: of one page an image, of several in one size a volume. */
export function decodeTiff(bytes: Uint8Array, options: ReadOptions): LabelMap | Refusal {
  const file = readTiffFile(heldBytes(bytes));
  if (file instanceof Refusal) return file;
  const pages = readPages(file);
  if (pages instanceof Refusal) return pages;
  return pages.stack ? decodeStack(file, { ...pages, stack: pages.stack }, options) : decodePage(file, pages, options);
}
