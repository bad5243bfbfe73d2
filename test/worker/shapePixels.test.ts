import assert from "node:assert/strict";
import { join } from "node:path";
import { planeOfRuns } from "../../src/core/labels/labelPlane";
import { kindsOfCode, type ShapeView } from "../../src/core/shapes/shapeMarks";
import type { ShapeTask } from "../../src/protocol/measureTask";
import type { ShapeOutcome } from "../../src/protocol/pixels";
import { PixelReader } from "../../src/run/pixelReader";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** Class 7: an object of 2 pixels that is met by one; an invented one; class 0 is the rest, 255 ignored. */
const FOLDER = temporaryFolder({
  "target.png": greyPng(6, 2, [7, 7, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0]),
  "prediction.png": greyPng(6, 2, [7, 0, 0, 0, 0, 7, 0, 0, 0, 7, 0, 0]),
  "narrow.png": greyPng(3, 2, [7, 7, 0, 0, 0, 0]),
  "other.png": greyPng(6, 2, [8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
});
const PLACES = { labels: [0, 7, 255], places: [0, 1, 3] };
const TASK: ShapeTask = {
  classes: [0, 7],
  target: PLACES,
  prediction: PLACES,
  pixels: 12,
  band: { kind: "pixels", pixels: 1 },
  connectivity: 8,
};

describe("the shapes of a pair, read on the thread that reads its pixels", () => {
  const reader = new PixelReader({ programFolder: join(ROOT, "dist"), maxPixels: 1000 });
  const never = new AbortController().signal;
  const read = (
    view: ShapeView,
    masks: readonly [string, string?],
    task = TASK,
  ): Promise<ShapeOutcome | "cancelled"> => {
    const [target, prediction] = masks;
    return reader.readShapes(
      {
        target: { path: join(FOLDER, target) },
        ...(prediction !== undefined && { prediction: { path: join(FOLDER, prediction) } }),
        shapes: { view, task },
      },
      never,
    );
  };
  after(() => reader.close());

  it("are there in every form", async () => {
    const kinds = await read("kinds", ["target.png", "prediction.png"]);
    assert.ok(kinds !== "cancelled" && kinds.ok && kinds.marks.view === "kinds");
    const { values, indices } = planeOfRuns(kinds.marks.codes, 12);
    assert.deepEqual(
      Array.from(indices, (index) => kindsOfCode(values[index] ?? 0).join("")),
      // A part of the object missed, of which class 0 has too much; a whole one invented; nothing where it is ignored.
      ["00", "22", "00", "00", "00", "00", "00", "00", "00", "23", "00", "00"],
    );
    const objects = await read("objects", ["target.png", "prediction.png"]);
    assert.ok(objects !== "cancelled" && objects.ok && objects.marks.view === "objects");
    const plane = planeOfRuns(objects.marks.prediction, 12);
    assert.deepEqual(
      Array.from(plane.indices, (index) => plane.values[index]),
      [0, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1],
    );
    for (const view of ["band", "distance", "skeleton"] as const) {
      const outcome = await read(view, ["target.png", "prediction.png"]);
      assert.ok(outcome !== "cancelled" && outcome.ok && outcome.marks.view === view);
    }
  });

  it("are of a target alone where it has no prediction: all of it missed", async () => {
    const outcome = await read("kinds", ["target.png"]);
    assert.ok(outcome !== "cancelled" && outcome.ok && outcome.marks.view === "kinds");
    assert.deepEqual(
      [...new Set(Array.from(outcome.marks.codes.values, (code) => kindsOfCode(code)[0]))].sort(),
      [0, 3],
    );
  });

  it("say why there are none: other sizes, labels that were not counted, a file that is not there, too many pixels", async () => {
    const message = async (masks: readonly [string, string?], task = TASK): Promise<string> => {
      const outcome = await read("band", masks, task);
      return outcome === "cancelled" || outcome.ok ? "" : outcome.message;
    };
    assert.match(await message(["target.png", "narrow.png"]), /can't be shown.*3 x 2|3 × 2/);
    assert.match(await message(["target.png", "other.png"]), /can't be shown.*labels that it did not hold/);
    assert.match(await message(["absent.png"]), /can't be shown/);
    assert.match(await message(["target.png"], { ...TASK, pixels: 1e9 }), /1000000000 pixels, more than/);
  });

  it("wait behind pixels that are asked for later, and are given up like them", async () => {
    const abort = new AbortController();
    const job = { target: { path: join(FOLDER, "target.png") } };
    const first = reader.readShapes({ ...job, shapes: { view: "band", task: TASK } }, never);
    const given = reader.readShapes({ ...job, shapes: { view: "kinds", task: TASK } }, abort.signal);
    const pixels = reader.read({ ...job, detail: { kind: "thumbnail", longerSide: 4 } }, never);
    abort.abort();
    assert.equal(await given, "cancelled");
    const [band, small] = await Promise.all([first, pixels]);
    assert.ok(band !== "cancelled" && band.ok && band.marks.view === "band");
    assert.ok(small !== "cancelled" && small.ok && small.pixels.width === 4);
  });
});
