import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bytesOf, npy } from "../../bench/madeNpy";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const HEIGHT = 12;
const WIDTH = 14;
const CLASSES = 3;

/** Blocks of the labels 0 to 2 in the target, and a prediction that is wrong here and there. */
const TARGET = pixels((y, x) => (Math.floor(y / 4) + Math.floor(x / 7)) % CLASSES);
const PREDICTION = pixels((y, x) => ((y * 5 + x * 3) % 11 < 2 ? (TARGET[y * WIDTH + x] ?? 0) + 1 : (TARGET[y * WIDTH + x] ?? 0)) % CLASSES);

function pixels(of: (y: number, x: number) => number): readonly number[] {
  return Array.from({ length: HEIGHT * WIDTH }, (_, pixel) => of(Math.floor(pixel / WIDTH), pixel % WIDTH));
}

function labels(of: readonly number[]): Buffer {
  return npy({ descr: "|u1", shape: [HEIGHT, WIDTH], data: Uint8Array.from(of) });
}

/** One score for each class, or for each but the background, of which the label's own is the largest. */
function scores(of: readonly number[], { last = false, background = true, most = 0.75, least = 0.125 }): Buffer {
  const channels = background ? CLASSES : CLASSES - 1;
  const score = (pixel: number, channel: number): number => ((of[pixel] ?? 0) === (background ? channel : channel + 1) ? most : least);
  const values = Array.from({ length: channels * of.length }, (_, place) =>
    last ? score(Math.floor(place / channels), place % channels) : score(place % of.length, Math.floor(place / of.length)),
  );
  return npy({ descr: "<f4", shape: last ? [HEIGHT, WIDTH, channels] : [channels, HEIGHT, WIDTH], data: bytesOf(Float32Array.from(values)) });
}

interface Figures {
  readonly choices: { readonly applied: readonly string[] };
  readonly global: unknown;
}

describe("arrays on the command line", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder({
      "targets/a.npy": labels(TARGET),
      "labels/a.npy": labels(PREDICTION),
      "oneHot/a.npy": scores(TARGET, { last: true, most: 1, least: 0 }),
      "last/a.npy": scores(PREDICTION, { last: true }),
      "first/a.npy": scores(PREDICTION, {}),
      "sigmoids/a.npy": scores(PREDICTION, { background: false }),
      "sigmoidsLast/a.npy": scores(PREDICTION, { background: false, last: true }),
      "flags/a.npy": scores(PREDICTION, { background: false, most: 1, least: 0 }),
      "open/a.npy": npy({ descr: "<f4", shape: [10, HEIGHT, WIDTH], data: bytesOf(new Float32Array(10 * HEIGHT * WIDTH).fill(0.5)) }),
    });
  });

  function cli(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folder });
  }

  function figures(predictions: string, targets: string, ...options: readonly string[]): Figures {
    const { status, stdout, stderr } = cli("evaluate", predictions, targets, "--format", "json", ...options);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Figures;
  }

  it("give the figures of their labels, wherever the channels stand", () => {
    const expected = figures("labels", "targets").global;
    for (const predictions of ["first", "last"]) {
      for (const targets of ["targets", "oneHot"]) assert.deepEqual(figures(predictions, targets).global, expected, `${predictions} ${targets}`);
    }
    assert.deepEqual(figures("last", "oneHot").choices.applied.filter((words) => words.includes("channels")), [
      "targets by the largest of 3 channels",
      "predictions by the largest of 3 channels",
    ]);
    assert.match(cli("evaluate", "last", "oneHot").stdout, /1 of the targets: The last axis of the array is taken for the channels\./);
  });

  it("of independent scores are told of, and read so by the option that is named, also where the report is shown again", () => {
    const expected = figures("labels", "targets").global;
    for (const predictions of ["sigmoids", "sigmoidsLast"]) {
      const { stderr } = cli("evaluate", predictions, "targets");
      assert.match(stderr, /2 scores a pixel that do not add up to 1, and the targets hold the labels 0 to 2: .* To do so: --scores independent/);
      assert.notDeepEqual(figures(predictions, "targets").global, expected);
      assert.deepEqual(figures(predictions, "targets", "--scores", "independent").global, expected);
    }
    assert.equal(cli("evaluate", "sigmoids", "targets", "--scores", "independent", "--output", "run.maskeval.json").status, 0);
    const shown = JSON.parse(cli("show", "run.maskeval.json", "--format", "json").stdout) as Figures;
    assert.deepEqual(shown.global, expected);
    assert.ok(shown.choices.applied.includes("predictions 0 where all of 2 channels are below 0.5, else 1 + the largest"));
  });

  it("of flags without a background are refused, with the option that reads them", () => {
    const { status, stderr } = cli("evaluate", "flags", "targets");
    assert.match(stderr, /shape \(2, 12, 14\) and holds whole numbers from 0 to 1, .*--scores independent/);
    assert.equal(status, 1);
    assert.deepEqual(figures("flags", "targets", "--scores", "independent").global, figures("labels", "targets").global);
  });

  it("whose channels are open are refused until the option says where they are", () => {
    assert.match(cli("evaluate", "open", "targets").stderr, /shape \(10, 12, 14\), which leaves open .*--channels first or --channels last/);
    assert.ok(figures("open", "targets", "--channels", "first").choices.applied.includes("the first axis of arrays taken for the channels"));
    assert.match(cli("evaluate", "open", "targets", "--channels", "middle").stderr, /--channels takes first, last; not middle/);
  });
});
