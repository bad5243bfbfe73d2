// Program of its own (dist/bootstrap.js): draws in a thread, so that no frame of the page waits for it.
import { bootstrap } from "../../src/core/bootstrap";
import type { BootstrapInput } from "../../src/core/bootstrapInput";

self.addEventListener("message", ({ data }: MessageEvent<BootstrapInput>) => {
  self.postMessage(bootstrap(data));
});
