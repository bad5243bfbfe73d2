import { arrayReading } from "../core/document/arrayReading";
import type { MaskFile, Report } from "../core/document/report";
import type { MaskSource } from "../protocol/pair";
import type { PixelDetail, WantedShapes } from "../protocol/pixels";
import type { PixelJob, ShapeJob } from "../protocol/worker";
import type { Files } from "./files";
import { insideFolder } from "./insideFolder";
import { maskSource } from "./works";

/** What a thread is told to read of an image of the report, as it was counted; undefined where a file would lie outside its folder. */
export function pixelJob(
  report: Seen,
  image: string,
  { detail, files }: { readonly detail: PixelDetail; readonly files: Files },
): PixelJob | undefined {
  const job = masksOf(report, image, files);
  return job && { ...job, detail };
}

/** The same of its shapes. */
export function shapeJob(
  report: Seen,
  image: string,
  { shapes, files }: { readonly shapes: WantedShapes; readonly files: Files },
): ShapeJob | undefined {
  const job = masksOf(report, image, files);
  return job && { ...job, shapes };
}

type Seen = Pick<Report, "folders" | "choices" | "images">;

function masksOf(report: Seen, image: string, files: Files): Omit<PixelJob, "detail"> | undefined {
  const entry = report.images.find(({ name }) => name === image);
  const target = entry && sourceOf(entry.target, report.folders.target, files);
  if (!target) return undefined;
  const prediction = entry.prediction && sourceOf(entry.prediction, report.folders.prediction, files);
  return {
    ...(entry.depth !== undefined && { caseName: image }),
    target,
    ...(prediction && { prediction }),
    reading: arrayReading(report.choices),
    ...(entry.prediction?.resizedFrom !== undefined && { resize: "nearest" }),
  };
}

/** Where a mask is read from; undefined where any of its files would lie elsewhere. */
function sourceOf(mask: MaskFile, folder: string, files: Files): MaskSource | undefined {
  const placeOf = (path: string): string | undefined => insideFolder(folder, path, files);
  if ((mask.parts ?? [mask]).some(({ path }) => placeOf(path) === undefined)) return undefined;
  return maskSource(mask, (path) => placeOf(path) ?? path);
}
