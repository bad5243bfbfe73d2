import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import { imageCounts } from "../../../src/core/labels/counts";
import { packImages } from "../../../src/core/report/packedImages";
import type { ImageEntry, Report } from "../../../src/core/document/report";
import type { HostMessage, RunState } from "../../../src/protocol/panel";

/** Rows of counts: target label, predicted label, pixels. */
export type Rows = readonly (readonly [target: number, prediction: number, pixels: number])[];

export function image(name: string, rows: Rows): ImageEntry {
  const pixels = rows.reduce((sum, [, , count]) => sum + count, 0);
  const facts = { format: "PNG", kind: "grey", bits: 8 } as const;
  return {
    name,
    width: pixels,
    height: 1,
    target: { path: `${name}.png`, facts },
    prediction: { path: `${name}.png`, facts },
    counts: imageCounts(rows.map(([target, prediction, count]) => ({ target, prediction, pixels: count }))),
  };
}

/** A whole report over the images. */
export function report(images: readonly ImageEntry[], change: Partial<Report> = {}): Report {
  return {
    schema: 1,
    folders: { prediction: "/data/predictions", target: "/data/targets" },
    pairing: { rule: "same relative path", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices: DEFAULT_CHOICES,
    state: "complete",
    ...change,
  };
}

/** The host's message that carries the report; complete unless the run says otherwise. */
export function documentMessage({ images, ...head }: Report, run?: RunState, reportId = "report"): HostMessage {
  const progress = { done: images.length, total: head.pairing.pairs, elapsedMs: 1000 };
  return {
    type: "document",
    reportId,
    report: head,
    images: packImages(images),
    run: run ?? { phase: "complete", progress },
    changedMasks: 0,
  };
}

/**
 * The design's example of the gap: image a, 4x4, target 1, prediction 1; image b, 8x8, target 1, prediction 0.
 * IoU with 0/0 excluded: global macro 0.10, image first 0.50, class first 0.25, all cells 1/3.
 */
export const GAP_EXAMPLE: Report = report([image("a", [[1, 1, 16]]), image("b", [[1, 0, 64]])]);
