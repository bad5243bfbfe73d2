import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { KIND_COLOURS } from "../../../webview/pixels/shapeColours";
import { ROOT } from "../../support/root";

describe("the colours of kinds of error", () => {
  it("are the same in charts, in the marks beside words and in the viewer", () => {
    const css = readFileSync(join(ROOT, "webview/styles/charts.css"), "utf8");
    const inCharts = (part: string, property: string) =>
      KIND_COLOURS.map(({ id }) => new RegExp(`\\.${part}\\.${id} \\{\\s*${property}: (#[0-9a-f]{6});`).exec(css)?.[1]);
    const inViewer = KIND_COLOURS.map(({ color }) => color);
    assert.deepEqual(inCharts("kind", "fill"), inViewer);
    assert.deepEqual(inCharts("kind-swatch", "background"), inViewer);
  });
});
