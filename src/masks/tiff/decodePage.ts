import type { LabelArray, LabelMap, MaskFacts } from "../../core/labels/labelMap";
import { DEFAULT_THRESHOLD } from "../../core/reading/thresholdLevel";
import { orient } from "../../kernel/plain/orient";
import type { ReadOptions } from "../decoded";
import { pastPalette } from "../pastPalette";
import { Refusal } from "../refusal";
import { VARYING_ALPHA } from "../varyingAlpha";
import { extraVaries, labelsOfSamples } from "./labelsOfSamples";
import { NO_DATA, nodataValue } from "./nodataValue";
import { readSamples, type TiffSamples } from "./readSamples";
import { TiffBlocks } from "./tiffBlocks";
import type { TiffFile } from "./tiffFile";
import type { TiffPages } from "./tiffPages";
import { readTiffLayout, type TiffLayout } from "./tiffLayout";

const WHITE_IS_ZERO =
  "White is 0 in the file (MinIsWhite). Labels are its numbers as stored, as GDAL and tifffile read them; Pillow and OpenCV turn them round.";
const ORIENTED =
  "The file says that its rows or columns run another way (Orientation); the mask was turned, which GDAL and tifffile do not do.";

/** Reads one page of a TIFF or BigTIFF as labels: samples as they are stored, unscaled and not inverted, turned as the file says. */
export function decodePage(file: TiffFile, pages: TiffPages, options: ReadOptions): LabelMap | Refusal {
  const layout = readTiffLayout(file, options, pages);
  if (layout instanceof Refusal) return layout;
  const blocks = new TiffBlocks(file, layout);
  // Every one is looked at before memory is taken.
  const samples = blocks.refusal ?? readSamples(blocks, { top: 0, rows: layout.height });
  if (samples instanceof Refusal) return samples;
  const varies = layout.extra !== undefined && extraVaries(samples, layout);
  if (varies && layout.extra === "unknown") return severalBands(layout);
  const nodata = nodataValue(layout);
  const read = labelsOfSamples(samples, layout, { nodata, threshold: options.threshold ?? DEFAULT_THRESHOLD });
  if (read instanceof Refusal) return read;
  const { labels } = read;
  // The levels of scores have no label for "no data".
  const nodataLabel = read.levels ? undefined : nodata?.label;
  if (nodataLabel !== undefined) fillLeftOut(labels, samples, layout, nodataLabel);
  const facts = tiffFacts(layout, {
    replaced: read.replaced === true,
    varies,
    nodataLabel,
    levels: read.levels === true,
    behind: pastPalette(labels, layout.palette),
  });
  return turnUpright(labels, layout, facts);
}

interface Seen {
  /** Numbers for "no data" that no label can be became one. */
  readonly replaced: boolean;
  readonly nodataLabel: number | undefined;
  /** A sample that is not a part of the label takes more than one value. */
  readonly varies?: boolean;
  readonly levels?: boolean;
  /** Notes on the labels. */
  readonly behind?: readonly string[];
}

/** The facts of a TIFF, of whose labels so much is known. */
export function tiffFacts(layout: TiffLayout, seen: Seen): MaskFacts {
  const notes = [
    ...layout.notes,
    ...(layout.whiteIsZero ? [WHITE_IS_ZERO] : []),
    ...(layout.orientation === 1 ? [] : [ORIENTED]),
    ...(seen.varies ? [VARYING_ALPHA] : []),
    ...(seen.replaced
      ? [
          `Pixels of the value ${layout.nodata}, which means "no data" here (GDAL_NODATA), are read as label ${NO_DATA}.`,
        ]
      : []),
    ...(seen.behind ?? []),
  ];
  const { kind, bits, palette } = layout;
  return {
    format: "TIFF",
    kind,
    bits,
    ...(palette !== undefined && { palette }),
    ...(seen.levels && { scores: { kind: "levels" } }),
    ...(seen.nodataLabel !== undefined && { nodata: seen.nodataLabel }),
    ...(notes.length > 0 && { notes }),
  };
}

/** What a sparse file leaves out is "no data", as GDAL has it, else 0. */
export function fillLeftOut(labels: LabelArray, { leftOut }: TiffSamples, { width }: TiffLayout, label: number): void {
  for (const { left, top, columns, rows } of leftOut) {
    for (let y = top; y < top + rows; y++) labels.fill(label, y * width + left, y * width + left + columns);
  }
}

function turnUpright(labels: LabelArray, { width, height, orientation }: TiffLayout, facts: MaskFacts): LabelMap {
  if (orientation === 1) return { width, height, labels, facts };
  const size = orientation > 4 ? { width: height, height: width } : { width, height };
  return { ...size, labels: orient(labels, width, height, orientation), facts };
}

/** Why a sample of unknown meaning, which takes more than one value, is not passed over. */
export function severalBands({ samples, kind }: TiffLayout): Refusal {
  const what = kind === "colour" ? "a fourth band beside its colours" : `${samples} bands, and a mask has one`;
  return new Refusal(
    `The TIFF holds ${what}, and does not say that the last is alpha (ExtraSamples). Write the band or the colours of the labels alone.`,
  );
}
