import type { LabelArray, MaskFacts } from "../../core/labels/labelMap";
import { columnVaries } from "../../kernel/plain/columnVaries";
import type { Unpack } from "../../kernel/plain/unpack";
import { WideColours } from "../../kernel/plain/wideColours";
import { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { mayInflateTo } from "../mayInflateTo";
import { Refusal } from "../refusal";
import { tooShort } from "../streamRefusal";
import { VARYING_ALPHA } from "../varyingAlpha";
import { codeFor } from "./codePng";
import { labelArray, pngFacts } from "./decodePng";
import { pngPasses, type PngPass } from "./pngPasses";
import { PngRows, type RawRows } from "./pngRows";
import { readPngLayout, type PngLayout } from "./readPngLayout";
import { needsWideColours, unpackFor } from "./unpackFor";

/** Bytes of labels of an interlaced image that are held: all of its data is read once for so many of them. */
const BAND_BYTES = 64 * 2 ** 20;
/** However little they take. */
const MOST_STRIPS = 64;
/** An instance of the kernel that inflates. */
const STREAM_BYTES = 2 ** 20;

/** Reads a PNG in strips; an interlaced one, whose rows come in seven passes over the image, in a few bands. */
export function planPng(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const layout = readPngLayout(file, options);
  if (layout instanceof Refusal) return layout;
  const { header, imageDataBytes } = layout;
  const { passes, bytes: size } = pngPasses(header);
  if (!mayInflateTo(imageDataBytes, size)) return tooShort(size);
  const { width, height, interlaced, channels, bits } = header;
  const labelBytes = labelArray(header, 0).BYTES_PER_ELEMENT;
  return {
    width,
    height,
    bytes: STREAM_BYTES + (interlaced ? Math.min(BAND_BYTES, width * height * labelBytes) : 0),
    pixelBytes: (channels * bits) / 8 + 1 + labelBytes,
    open: (kernel, rows) => {
      const inflater = kernel.another();
      let scratch: WasmKernel | undefined;
      const source: PngSource = {
        kernel,
        scratch: () => (scratch ??= new WasmKernel(kernel)),
        layout,
        passes,
        rows: () => new PngRows(file, layout, size, inflater),
      };
      const unpack = unpackOf(source);
      if (unpack instanceof Refusal) return unpack;
      return interlaced ? new BandedPng(source, unpack, rows) : new StripedPng(source, unpack, rows);
    },
  };
}

interface PngSource {
  readonly kernel: WasmKernel;
  /** For rows that are looked at beside those that are counted. */
  readonly scratch: () => WasmKernel;
  readonly layout: PngLayout;
  readonly passes: readonly PngPass[];
  /** All rows from the first on. */
  readonly rows: () => PngRows;
}

/** Rows of pixels that are read in one step, where it is not said otherwise. */
const STEP_PIXELS = 2 ** 20;

/** Goes through all rows of the image data; `see` may end it by a refusal or by `true`. */
function eachRows(
  { scratch, passes, rows }: PngSource,
  see: (pass: PngPass, first: number, raw: RawRows, count: number) => Refusal | boolean,
): Refusal | undefined {
  const all = rows();
  const kernel = scratch();
  for (const pass of passes) {
    const step = Math.max(1, Math.floor(STEP_PIXELS / pass.width));
    for (let first = 0; first < pass.height; first += step) {
      kernel.reset();
      const count = Math.min(step, pass.height - first);
      const raw = all.next(kernel, pass, count);
      const ended = raw instanceof Refusal ? raw : see(pass, first, raw, count);
      if (ended instanceof Refusal) return ended;
      if (ended) return undefined;
    }
  }
  return all.finish();
}

/** Colours of 16 bits a sample have to be looked through before one of them is a label. */
function unpackOf(source: PngSource): Unpack | Refusal {
  const { header } = source.layout;
  if (!needsWideColours(header)) return unpackFor(header, undefined);
  const seen = new WideColours((header.channels * header.bits) / 8);
  const refusal = eachRows(source, (pass, _first, { bytes }, count) => {
    for (let y = 0; y < count; y++) seen.look(bytes, y * (pass.rowBytes + 1) + 1, pass.width);
    return seen.clash;
  });
  return refusal ?? unpackFor(header, seen);
}

/** Rows as they come. */
class StripedPng implements MaskStrips {
  private readonly rows: PngRows;
  private readonly alpha: AlphaSeen;
  private row = 0;

  constructor(
    private readonly source: PngSource,
    private readonly unpack: Unpack,
    private readonly count: number,
  ) {
    this.rows = source.rows();
    this.alpha = new AlphaSeen(source.layout);
  }

  next(): MaskStrip | Refusal {
    const { kernel, layout, passes } = this.source;
    const [pass] = passes;
    if (!pass) throw new Error("A PNG that is not interlaced has one pass");
    const { header } = layout;
    const height = Math.min(this.count, header.height - this.row);
    const raw = this.rows.next(kernel, pass, height);
    if (raw instanceof Refusal) return raw;
    this.row += height;
    this.alpha.look(raw.bytes, pass, height);
    const { at, bytes } = raw;
    const { length } = bytes;
    const part = { ...layout, header: { ...header, height } };
    const labels = (): LabelArray => {
      const into = labelArray(header, header.width * height);
      const view = kernel.view(at, length);
      for (let y = 0; y < height; y++) {
        const placement = { to: y * header.width, step: 1, count: header.width };
        this.unpack(view, y * (pass.rowBytes + 1) + 1, into, placement);
      }
      return into;
    };
    const code = codeFor(header);
    return {
      coded: () =>
        code
          ? code(kernel, at, part, pass.rowBytes)
          : labelledStrip(kernel, labels(), { ...part.header, facts: pngFacts(layout, []) }).coded(),
      labels,
    };
  }

  finish(): MaskFacts | Refusal {
    return this.rows.finish() ?? factsOf(this.source.layout, this.alpha);
  }
}

/** The rows of all seven passes, gathered for one band of the image after the other. */
class BandedPng implements MaskStrips {
  private readonly bandRows: number;
  private readonly band: LabelArray;
  private readonly alpha: AlphaSeen;
  private top = -1;
  private row = 0;

  constructor(
    private readonly source: PngSource,
    private readonly unpack: Unpack,
    private readonly count: number,
  ) {
    const { header } = source.layout;
    const rowBytes = header.width * labelArray(header, 0).BYTES_PER_ELEMENT;
    const strips = Math.max(1, Math.min(MOST_STRIPS, Math.floor(BAND_BYTES / rowBytes / count)));
    this.bandRows = Math.min(strips * count, header.height);
    this.band = labelArray(header, header.width * this.bandRows);
    this.alpha = new AlphaSeen(source.layout);
  }

  next(): MaskStrip | Refusal {
    const { kernel, layout } = this.source;
    const { width, height } = layout.header;
    const rows = Math.min(this.count, height - this.row);
    const top = this.row - (this.row % this.bandRows);
    const refusal = top === this.top ? undefined : this.gather(top);
    if (refusal) return refusal;
    const first = (this.row - top) * width;
    this.row += rows;
    return labelledStrip(kernel, this.band.subarray(first, first + rows * width), {
      width,
      height: rows,
      facts: pngFacts(layout, []),
    });
  }

  finish(): MaskFacts | Refusal {
    return factsOf(this.source.layout, this.alpha);
  }

  private gather(top: number): Refusal | undefined {
    const { width, height } = this.source.layout.header;
    const bottom = Math.min(height, top + this.bandRows);
    const isFirst = this.top < 0;
    this.top = top;
    return eachRows(this.source, (pass, first, { bytes }, count) => {
      if (isFirst) this.alpha.look(bytes, pass, count);
      for (let i = 0; i < count; i++) {
        const y = pass.top + (first + i) * pass.stepY;
        if (y < top || y >= bottom) continue;
        const placement = { to: (y - top) * width + pass.left, step: pass.stepX, count: pass.width };
        this.unpack(bytes, i * (pass.rowBytes + 1) + 1, this.band, placement);
      }
      return false;
    });
  }
}

function factsOf(layout: PngLayout, alpha: AlphaSeen): MaskFacts {
  return pngFacts(layout, alpha.varies ? [...layout.notes, VARYING_ALPHA] : layout.notes);
}

/** Whether alpha takes more than one value in the rows that were looked at. */
class AlphaSeen {
  varies = false;
  private expected: Uint8Array | undefined;

  constructor(private readonly layout: PngLayout) {}

  look(bytes: Uint8Array, pass: PngPass, rows: number): void {
    const { alpha, channels, bits } = this.layout.header;
    if (!alpha || this.varies) return;
    const sampleBytes = bits / 8;
    const pixelBytes = channels * sampleBytes;
    const at = pixelBytes - sampleBytes + 1;
    const expected = (this.expected ??= bytes.slice(at, at + sampleBytes));
    for (let y = 0; y < rows && !this.varies; y++)
      this.varies = columnVaries(bytes, y * (pass.rowBytes + 1) + at, pixelBytes, pass.width, expected);
  }
}
