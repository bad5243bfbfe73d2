import type { KernelBytes, WasmKernel } from "../../kernel/wasmKernel";
import { internPixels, valuesOf, type CodedFacts, type CodedMask, type CodedRows, type KernelFile } from "../codedMask";
import type { Limits } from "../decoded";
import { heldBytes } from "../fileBytes";
import { mayInflateTo } from "../mayInflateTo";
import { Refusal } from "../refusal";
import { VARYING_ALPHA } from "../varyingAlpha";
import { pngFacts } from "./decodePng";
import type { PngHeader } from "./pngHeader";
import { rowRuns, type RowFilters } from "./rowRuns";
import { readPngLayout, type PngLayout } from "./readPngLayout";

const LARGEST_KERNEL_DATA = 2 ** 31 - 1;

/** Reads the kinds of PNG that masks are: not interlaced, of up to 256 labels. */
export function codePng({ kernel, at, length }: KernelFile, limits: Limits): CodedMask | undefined {
  const bytes = kernel.view(at, length);
  const layout = readPngLayout(heldBytes(bytes), limits);
  if (layout instanceof Refusal) return undefined;
  const { header } = layout;
  const { width, height, bits, channels } = header;
  const code = codeFor(header);
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const size = (rowBytes + 1) * height;
  if (!code || size > LARGEST_KERNEL_DATA || !mayInflateTo(layout.imageDataBytes, size)) return undefined;
  // The kernel inflates one stream: the parts of the image data are moved together, over the headers between them.
  let end = 0;
  for (const part of layout.imageData) {
    bytes.copyWithin(end, part.start, part.end);
    end += part.end - part.start;
  }
  for (const filters of filtersOf(header)) {
    const runs = runsOf(kernel, { at, length: end }, layout, filters);
    if (runs) return runs;
  }
  const raw = kernel.allocate(size);
  if (raw === undefined || !kernel.inflate(at, end, raw, size)) return undefined;
  if (!kernel.unfilter(raw, rowBytes, height, Math.max(1, (channels * bits) / 8))) return undefined;
  return code(kernel, raw, layout, rowBytes);
}

/** How the rows that become runs may be filtered, the likelier first: indices into a palette hardly ever are. */
function filtersOf({ kind, channels, bits }: PngHeader): readonly RowFilters[] {
  if (bits < 8) return [];
  if (kind === "palette") return ["none"];
  return channels * bits === 8 ? ["some", "none"] : ["some"];
}

function runsOf(
  kernel: WasmKernel,
  stream: KernelBytes,
  layout: PngLayout,
  filters: RowFilters,
): CodedMask | undefined {
  const { header, notes } = layout;
  const made = rowRuns(kernel, stream, { pixelBytes: (header.channels * header.bits) / 8, filters }, header);
  if (!made) return undefined;
  const { runs, values } = made;
  const { width, height } = header;
  if (!values) return { runs, width, height, facts: pngFacts(layout, notes) };
  return { runs, width, height, ...valueFacts(layout, valuesOf(values)) };
}

/** @param raw where the filter byte of the first row stands; the layout's height is that of the rows. */
type Code = (kernel: WasmKernel, raw: number, layout: PngLayout, rowBytes: number) => CodedRows | undefined;

/** How the unfiltered rows of such a PNG become codes in the kernel; undefined where the plain decoder has to read them. */
export function codeFor({ interlaced, bits, channels }: PngHeader): Code | undefined {
  if (interlaced) return undefined;
  if (channels === 1) return bits === 8 ? codeBytes : bits < 8 ? codeBits : codeWide(2);
  if (bits !== 8 || channels === 2) return undefined;
  return codeWide(channels);
}

/** Bytes are labels where they lie. */
function codeBytes(_kernel: WasmKernel, raw: number, layout: PngLayout, rowBytes: number): CodedRows {
  const { width, height } = layout.header;
  return { at: raw + 1, stride: rowBytes + 1, width, height, facts: pngFacts(layout, layout.notes) };
}

function codeBits(kernel: WasmKernel, raw: number, layout: PngLayout, rowBytes: number): CodedRows | undefined {
  const { width, height, bits } = layout.header;
  const at = kernel.allocate(width * height);
  if (at === undefined) return undefined;
  kernel.unpackBits(raw, rowBytes, bits, width, height, at);
  return { at, stride: width, width, height, facts: pngFacts(layout, layout.notes) };
}

function codeWide(pixelBytes: number): Code {
  return (kernel, raw, layout, rowBytes) => {
    const { width, height } = layout.header;
    const interned = internPixels(kernel, { at: raw + 1, stride: rowBytes + 1 }, { pixelBytes, width, height });
    if (!interned) return undefined;
    return { at: interned.at, stride: width, width, height, ...valueFacts(layout, interned.values) };
  };
}

/** The labels of the values that pixels of several bytes have, and what they say of the file. */
function valueFacts(layout: PngLayout, values: readonly DataView[]): Pick<CodedFacts, "labels" | "facts"> {
  const { bits, alpha } = layout.header;
  const varies = alpha && values.some((value) => value.getUint8(ALPHA_AT) !== values[0]?.getUint8(ALPHA_AT));
  const labels = new Int32Array(values.length);
  values.forEach((value, code) => {
    labels[code] = bits === 16 ? word(value) : packedColour(value);
  });
  return { labels, facts: pngFacts(layout, varies ? [...layout.notes, VARYING_ALPHA] : layout.notes) };
}

const ALPHA_AT = 3;

function word(value: DataView): number {
  return value.getUint16(0);
}

function packedColour(value: DataView): number {
  return value.getUint32(0) >>> 8;
}
