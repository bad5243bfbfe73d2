import assert from "node:assert/strict";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import { LiveReport } from "../../../src/host/liveReport";
import { ViewerRequests } from "../../../src/host/viewerRequests";
import { greyPng } from "../../support/greyPng";
import { ROOT } from "../../support/root";
import { temporaryFolder } from "../../support/temporaryFolder";

const MASK = greyPng(2, 1, [0, 1]);
const IMAGES = 30;
const NO_ERRORS = { targets: new Int32Array(), predictions: new Int32Array(), kinds: new Int32Array() };

describe("what the viewer of a panel asks for", () => {
  it("is expected of many rows that the pointer meets without a warning of too many listeners", async () => {
    const files = Array.from({ length: IMAGES }, (_, index) => [`p/${index}.png`, `t/${index}.png`]).flat();
    const folder = temporaryFolder(Object.fromEntries(files.map((file) => [file, MASK])));
    const report = LiveReport.of({ prediction: join(folder, "p"), target: join(folder, "t") }, DEFAULT_CHOICES);
    await report.evaluate({ maxPixels: 1000, threads: 1 }, join(ROOT, "dist"));
    const warnings: string[] = [];
    const listen = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", listen);
    const viewer = new ViewerRequests(report, join(ROOT, "dist"), () => undefined);
    for (const { name } of report.current.images)
      viewer.receive({ type: "expectPixels", image: name, errors: NO_ERRORS });
    await new Promise((resolve) => setTimeout(resolve, 500));
    viewer.dispose();
    report.dispose();
    process.off("warning", listen);
    assert.deepEqual(warnings, []);
  });
});
