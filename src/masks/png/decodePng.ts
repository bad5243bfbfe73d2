import type { LabelArray, LabelMap, MaskFacts } from "../../core/labels/labelMap";
import { unfilter } from "../../kernel/plain/unfilter";
import { WideColours } from "../../kernel/plain/wideColours";
import type { Limits } from "../decoded";
import { heldBytes } from "../fileBytes";
import { inflateExactly } from "../inflateExactly";
import { Refusal } from "../refusal";
import { VARYING_ALPHA } from "../varyingAlpha";
import { alphaVaries } from "./alphaVaries";
import { pastPalette } from "../pastPalette";
import type { PngHeader } from "./pngHeader";
import { pngPasses, type PngPass } from "./pngPasses";
import { readPngLayout, type PngLayout } from "./readPngLayout";
import { needsWideColours, unpackFor } from "./unpackFor";

/** Image data above this is refused: typed arrays of it could not be told from a mistake. */
const LARGEST_IMAGE_DATA = 2 ** 31 - 1;

/** Reads any PNG as labels: palette indices and grey samples as they are stored, packed colours of RGB. */
export function decodePng(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const layout = readPngLayout(heldBytes(bytes), limits);
  if (layout instanceof Refusal) return layout;
  const { header } = layout;
  const { passes, bytes: size } = pngPasses(header);
  if (size > LARGEST_IMAGE_DATA) {
    return new Refusal(
      `The file declares ${size} bytes of image data, more than can be read. Save it with 8 bits a sample, or in parts.`,
    );
  }
  const raw = inflateExactly(joinImageData(bytes, layout), size);
  if (raw instanceof Refusal) return raw;
  const pixelBytes = Math.max(1, (header.channels * header.bits) / 8);
  for (const pass of passes) {
    const row = unfilter(raw, pass.start, pass.rowBytes, pass.height, pixelBytes);
    if (row >= 0) return unknownFilter(raw[pass.start + row * (pass.rowBytes + 1)] ?? 0, row);
  }
  const labels = unpackAll(raw, passes, header);
  if (labels instanceof Refusal) return labels;
  const notes = [...layout.notes, ...pastPalette(labels, layout.palette)];
  if (header.alpha && alphaVaries(raw, passes, header)) notes.push(VARYING_ALPHA);
  return { width: header.width, height: header.height, labels, facts: pngFacts(layout, notes) };
}

/** The facts of a PNG with these notes. */
export function pngFacts({ header, palette }: PngLayout, notes: readonly string[]): MaskFacts {
  return {
    format: "PNG",
    kind: header.kind,
    bits: header.bits,
    ...(palette !== undefined && { palette }),
    ...(notes.length > 0 && { notes }),
  };
}

function joinImageData(bytes: Uint8Array, { imageData }: PngLayout): Uint8Array {
  const parts = imageData.map(({ start, end }) => bytes.subarray(start, end));
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}

/** Why a row whose filter type does not exist cannot be read. */
export function unknownFilter(type: number, row: number): Refusal {
  return new Refusal(
    `Row ${row} has filter type ${type}, which PNG does not have. The file is damaged: write it again.`,
  );
}

function unpackAll(raw: Uint8Array, passes: readonly PngPass[], header: PngHeader): LabelArray | Refusal {
  const { width, height } = header;
  const unpack = unpackFor(header, needsWideColours(header) ? wideColoursOf(raw, passes, header) : undefined);
  if (unpack instanceof Refusal) return unpack;
  const labels = labelArray(header, width * height);
  for (const pass of passes) {
    for (let y = 0; y < pass.height; y++) {
      const to = (pass.top + y * pass.stepY) * width + pass.left;
      const at = pass.start + y * (pass.rowBytes + 1) + 1;
      unpack(raw, at, labels, { to, step: pass.stepX, count: pass.width });
    }
  }
  return labels;
}

function wideColoursOf(raw: Uint8Array, passes: readonly PngPass[], { channels, bits }: PngHeader): WideColours {
  const colours = new WideColours((channels * bits) / 8);
  for (const { start, rowBytes, width, height } of passes)
    for (let y = 0; y < height; y++) colours.look(raw, start + y * (rowBytes + 1) + 1, width);
  return colours;
}

/** Labels of the width that such a PNG needs. */
export function labelArray({ kind, bits }: PngHeader, length: number): LabelArray {
  if (kind === "colour") return new Int32Array(length);
  return bits === 16 ? new Uint16Array(length) : new Uint8Array(length);
}
