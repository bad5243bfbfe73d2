// Program of its own (dist/bootstrap.js): draws in a thread, so that no frame of the page waits for it.
import { bootstrap } from "../../src/core/intervals/bootstrap";
import { pairedFigures } from "../../src/core/compare/pairedResampling";
import type { DrawJob } from "./drawing";

self.addEventListener("message", ({ data }: MessageEvent<DrawJob>) => {
  self.postMessage(data.kind === "intervals" ? bootstrap(data.input) : pairedFigures(data.input, data.options));
});
