import type { DataCheck } from "../../src/core/check/dataCheck";
import type { Choices } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import type { PackedImages } from "../../src/core/report/packedImages";
import type { DrawJob, DrawKind } from "../../src/core/draws/drawJob";

/** What a worker is started with. */
export interface DrawTask<Kind extends DrawKind = DrawKind> {
  readonly job: DrawJob<Kind>;
  /** The compiled kernel, by which draws take less time; they give the same digits without it. */
  readonly kernel: Uint8Array | undefined;
}

/** A report to be checked: what is told by all of its counts takes seconds of the largest. */
export interface CheckTask {
  readonly head: Omit<Report, "images">;
  readonly images: PackedImages;
  readonly choices: Choices;
}

/** What the page shows of a data check. */
export type Checked = Pick<DataCheck, "findings" | "labels">;

/** Draws, or a check, under way. */
export interface Drawing {
  /** Nothing is heard of it afterwards. */
  readonly cancel: () => void;
}
