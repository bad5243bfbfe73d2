import type { Report } from "../core/document/report";
import { pairPlanes, type PairPlanes } from "../core/labels/pairPlanes";
import type { Files } from "./files";
import { loadMasks } from "./loadMasks";
import { pixelJob } from "./pixelJob";
import { PixelReader } from "./pixelReader";

interface SmallOptions {
  readonly files: Files;
  readonly programFolder: string;
  readonly maxPixels: number;
  /** In pixels. */
  readonly longerSide: number;
}

/** Small pictures of images of a report, by their names; an image whose masks cannot be read has none. */
export async function readSmall(
  report: Report,
  images: readonly string[],
  { longerSide, files, ...options }: SmallOptions,
): Promise<ReadonlyMap<string, PairPlanes>> {
  const reader = new PixelReader(options);
  const small = new Map<string, PairPlanes>();
  try {
    for (const name of images) {
      const job = pixelJob(report, name, { detail: { kind: "thumbnail", longerSide }, files });
      const loaded = job && (await loadMasks(job, files));
      if (!loaded?.ok) continue;
      const outcome = await reader.read(loaded.sources, new AbortController().signal);
      if (outcome !== "cancelled" && outcome.ok) small.set(name, pairPlanes(outcome.pixels));
    }
  } finally {
    await reader.close();
  }
  return small;
}
