import type { LabelArray, MaskFacts } from "../../core/labels/labelMap";
import { DEFAULT_THRESHOLD } from "../../core/reading/thresholdLevel";
import { WideColours } from "../../kernel/plain/wideColours";
import type { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import { emptyLike } from "../emptyLike";
import type { FileBytes } from "../fileBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { planWhole } from "../wholeStrips";
import { fillLeftOut, severalBands, tiffFacts } from "./decodePage";
import { decodeTiff } from "./decodeTiff";
import { extraVaries, firstExtra, holdFractions, labelsOfSamples, lookAtColours } from "./labelsOfSamples";
import { nodataValue } from "./nodataValue";
import { TiffBands } from "./tiffBands";
import { TiffBlocks } from "./tiffBlocks";
import { readTiffFile } from "./tiffFile";
import { readPages } from "./tiffPages";
import { planStack } from "./tiffStack";
import { TURNED_BAND_BYTES, TurnedStrips } from "./turnedStrips";
import { readTiffLayout, type TiffLayout } from "./tiffLayout";

/** Pixels of a row of strips or tiles: with more, nothing is won by reading them one after the other. */
const MOST_IN_BAND = 2 ** 25;
/** Decoding a TIFF whole: its samples, what they are packed of, and its labels. */
const WHOLE_PIXEL_BYTES = 8;
/** A label, and its code in the kernel. */
const LABEL_BYTES = 5;

/**
 * Reads a TIFF a row of its strips or tiles after the other; whole where one has as many pixels as a large mask. Floats,
 * a sample beside the label and colours of 16 bits have to be seen all before one is a label: such files are read twice.
 */
export function planTiff(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const whole = planWhole(decodeTiff, WHOLE_PIXEL_BYTES);
  const read = readTiffFile(file);
  if (read instanceof Refusal) return read;
  const pages = readPages(read);
  if (pages instanceof Refusal) return pages;
  if (pages.stack) return planStack(read, { ...pages, stack: pages.stack }, options);
  const layout = readTiffLayout(read, options, pages);
  if (layout instanceof Refusal) return layout;
  const blocks = new TiffBlocks(read, layout);
  const refusal = blocks.refusal;
  if (refusal) return refusal;
  const { width, height, orientation, bits, samples, kind, format } = layout;
  const bandPixels = TiffBands.pixelsOf(blocks, options.stripPixels);
  if (bandPixels > MOST_IN_BAND) return whole(file, options);
  const sampleBytes = samples * Math.ceil(bits / 8);
  const isTurned = orientation > 4;
  const labelBytes = kind === "colour" || format !== "unsigned" || bits > 16 ? 4 : bits > 8 ? 2 : 1;
  return {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    bytes:
      TiffBands.bytesOf(blocks, options.stripPixels) +
      bandPixels * (3 * sampleBytes + LABEL_BYTES) +
      (orientation === 1 ? 0 : Math.min(TURNED_BAND_BYTES, width * height * labelBytes)),
    pixelBytes: LABEL_BYTES,
    open: (kernel, rows) => {
      const bands = (): TiffBands => new TiffBands(blocks, () => kernel.another(), options.stripPixels);
      const source = { bands, layout, threshold: options.threshold };
      const seen = lookThrough(source);
      if (seen instanceof Refusal) return seen;
      if (orientation === 1) return new TiffStrips(kernel, source, { rows, seen });
      const storedRows = Math.max(1, Math.floor(bandPixels / width));
      const begin = (): MaskStrips => new TiffStrips(kernel, source, { rows: storedRows, seen });
      const stored = { width, height, orientation, labelBytes, begin, rows: storedRows };
      return new TurnedStrips(kernel, stored, { rows, areLevels: seen.areScores });
    },
  };
}

/** What has to be known of all samples before one of them is a label. */
interface SeenSamples {
  readonly areScores: boolean;
  /** The sample beside the label takes more than one value. */
  readonly varies: boolean;
  readonly wide: WideColours | undefined;
}

function lookThrough({ bands, layout }: TiffSource): SeenSamples | Refusal {
  const { format, extra, kind, bits, samples } = layout;
  const isFloat = format === "float";
  const wide = kind === "colour" && bits > 8 ? new WideColours(samples * Math.ceil(bits / 8)) : undefined;
  const nodata = nodataValue(layout);
  let [areScores, varies] = [false, false];
  let first: Uint8Array | undefined;
  if (!isFloat && extra === undefined && !wide) return { areScores, varies, wide };
  const all = bands();
  for (let found = all.next(); found; found = all.next()) {
    if (found instanceof Refusal) return found;
    const part = { ...layout, height: found.rows };
    if (extra !== undefined) varies ||= extraVaries(found, part, (first ??= firstExtra(found, layout)));
    if (isFloat) areScores ||= holdFractions(found, part, nodata);
    if (wide) lookAtColours(found, part, wide);
  }
  return varies && extra === "unknown" ? severalBands(layout) : { areScores, varies, wide };
}

interface TiffSource {
  /** All of the image, from its first row on. */
  readonly bands: () => TiffBands;
  readonly layout: TiffLayout;
  readonly threshold: number | undefined;
}

class TiffStrips implements MaskStrips {
  readonly areLevels: boolean;
  /** The labels of one row of strips or tiles, and where they begin. */
  private band: LabelArray = new Uint8Array(0);
  private top = 0;
  private bandRows = 0;
  private row = 0;
  private replaced = false;
  private readonly bands: TiffBands;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly source: TiffSource,
    private readonly reading: { readonly rows: number; readonly seen: SeenSamples },
  ) {
    this.areLevels = reading.seen.areScores;
    this.bands = source.bands();
  }

  next(): MaskStrip | Refusal {
    const { width, height } = this.source.layout;
    const rows = Math.min(this.reading.rows, height - this.row);
    let labels: LabelArray | undefined;
    // A strip may reach over several bands.
    for (let done = 0; done < rows;) {
      if (this.row + done >= this.top + this.bandRows) {
        const refusal = this.advance();
        if (refusal) return refusal;
      }
      const skipped = this.row + done - this.top;
      const some = Math.min(rows - done, this.bandRows - skipped);
      const found = this.band.subarray(skipped * width, (skipped + some) * width);
      if (some === rows) labels = found;
      else (labels ??= emptyLike(found, rows * width)).set(found, done * width);
      done += some;
    }
    this.row += rows;
    return labelledStrip(this.kernel, labels ?? this.band, { width, height: rows, facts: this.finish() });
  }

  finish(): MaskFacts {
    const { layout } = this.source;
    const { areScores, varies } = this.reading.seen;
    const nodataLabel = areScores ? undefined : nodataValue(layout)?.label;
    return tiffFacts(layout, { replaced: this.replaced, nodataLabel, varies, levels: areScores });
  }

  private advance(): Refusal | undefined {
    const { layout, threshold = DEFAULT_THRESHOLD } = this.source;
    const samples = this.bands.next();
    if (!samples) throw new Error("A mask has no rows behind its last");
    if (samples instanceof Refusal) return samples;
    this.top += this.bandRows;
    this.bandRows = samples.rows;
    const nodata = nodataValue(layout);
    const part = { ...layout, height: this.bandRows };
    const read = labelsOfSamples(samples, part, { nodata, threshold, known: this.reading.seen });
    if (read instanceof Refusal) return read;
    if (nodata && !read.levels) fillLeftOut(read.labels, samples, part, nodata.label);
    if (read.replaced) this.replaced = true;
    this.band = read.labels;
    return undefined;
  }
}
