import type { DrawJob, DrawKind } from "../../src/core/draws/drawJob";

/** What a worker is started with. */
export interface DrawTask<Kind extends DrawKind = DrawKind> {
  readonly job: DrawJob<Kind>;
  /** The compiled kernel, by which draws take less time; they give the same digits without it. */
  readonly kernel: Uint8Array | undefined;
}

/** Draws under way. */
export interface Drawing {
  /** Nothing is heard of it afterwards. */
  readonly cancel: () => void;
}
