import type { Drawn, DrawJob } from "../../src/core/compare/drawJob";

/** What a worker is started with. */
export interface DrawTask<Kind extends keyof Drawn = keyof Drawn> {
  readonly job: DrawJob<Kind>;
  /** The compiled kernel, by which draws take less time; they give the same digits without it. */
  readonly kernel: Uint8Array | undefined;
}

/** Draws under way. */
export interface Drawing {
  /** Nothing is heard of it afterwards. */
  readonly cancel: () => void;
}
