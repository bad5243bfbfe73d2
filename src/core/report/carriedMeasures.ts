import type { ImageCounts } from "../labels/counts";
import type { ImageEntry, Report } from "../document/report";

/** The report with what was measured of the images that are still those of the earlier one: their counts are the very same. */
export function carriedMeasures(report: Report, before: Pick<Report, "images" | "measured">): Report {
  const { measured } = before;
  if (!measured || report.images === before.images) return report;
  const known = new Map<ImageCounts, ImageEntry["measures"]>(
    before.images.map(({ counts, measures }) => [counts, measures]),
  );
  const images = report.images.map((image): ImageEntry => {
    const measures = image.measures ?? known.get(image.counts);
    return measures ? { ...image, measures } : image;
  });
  return images.some(({ measures }) => measures !== undefined) ? { ...report, images, measured } : report;
}

/** Whether both hold the very same counts, image by image: they differ in what was measured alone. */
export function sameImages(some: readonly ImageEntry[], others: readonly ImageEntry[]): boolean {
  return some.length === others.length && some.every(({ counts }, image) => counts === others[image]?.counts);
}
