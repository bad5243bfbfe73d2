import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, npy } from "../../bench/madeNpy";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const HEIGHT = 12;
const WIDTH = 14;
const CLASSES = 3;

/** Blocks of the labels 0 to 2 in the target, and a prediction that is wrong here and there. */
const TARGET = pixels((y, x) => (Math.floor(y / 4) + Math.floor(x / 7)) % CLASSES);
const PREDICTION = pixels(
  (y, x) => ((y * 5 + x * 3) % 11 < 2 ? (TARGET[y * WIDTH + x] ?? 0) + 1 : (TARGET[y * WIDTH + x] ?? 0)) % CLASSES,
);

function pixels(of: (y: number, x: number) => number): readonly number[] {
  return Array.from({ length: HEIGHT * WIDTH }, (_, pixel) => of(Math.floor(pixel / WIDTH), pixel % WIDTH));
}

function labels(of: readonly number[]): Buffer {
  return npy({ descr: "|u1", shape: [HEIGHT, WIDTH], data: Uint8Array.from(of) });
}

/** One score for each class, or for each but the background, of which the label's own is the largest. */
function scores(of: readonly number[], { last = false, background = true, most = 0.75, least = 0.125 }): Buffer {
  const channels = background ? CLASSES : CLASSES - 1;
  const score = (pixel: number, channel: number): number =>
    (of[pixel] ?? 0) === (background ? channel : channel + 1) ? most : least;
  const values = Array.from({ length: channels * of.length }, (_, index) =>
    last
      ? score(Math.floor(index / channels), index % channels)
      : score(index % of.length, Math.floor(index / of.length)),
  );
  return npy({
    descr: "<f4",
    shape: last ? [HEIGHT, WIDTH, channels] : [channels, HEIGHT, WIDTH],
    data: bytesOf(Float32Array.from(values)),
  });
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
      "open/a.npy": npy({
        descr: "<f4",
        shape: [10, HEIGHT, WIDTH],
        data: bytesOf(new Float32Array(10 * HEIGHT * WIDTH).fill(0.5)),
      }),
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
      for (const targets of ["targets", "oneHot"])
        assert.deepEqual(figures(predictions, targets).global, expected, `${predictions} ${targets}`);
    }
    assert.deepEqual(
      figures("last", "oneHot").choices.applied.filter((words) => words.includes("channels")),
      ["targets by the largest of 3 channels", "predictions by the largest of 3 channels"],
    );
    assert.match(
      cli("evaluate", "last", "oneHot").stdout,
      /1 of the targets: The last axis of the array is taken for the channels\./,
    );
  });

  it("of independent scores are told of, and read so by the option that is named, also where the report is shown again", () => {
    const expected = figures("labels", "targets").global;
    for (const predictions of ["sigmoids", "sigmoidsLast"]) {
      const { stderr } = cli("evaluate", predictions, "targets");
      assert.match(
        stderr,
        /2 scores a pixel that do not add up to 1, and the targets hold the labels 0 to 2: .* To do so: --scores independent/,
      );
      assert.notDeepEqual(figures(predictions, "targets").global, expected);
      assert.deepEqual(figures(predictions, "targets", "--scores", "independent").global, expected);
    }
    assert.equal(
      cli("evaluate", "sigmoids", "targets", "--scores", "independent", "--output", "run.maskeval.json").status,
      0,
    );
    const shown = JSON.parse(cli("show", "run.maskeval.json", "--format", "json").stdout) as Figures;
    assert.deepEqual(shown.global, expected);
    assert.ok(
      shown.choices.applied.includes("predictions 0 where all of 2 channels are below 0.5, else 1 + the largest"),
    );
  });

  it("of flags without a background are refused, with the option that reads them", () => {
    const { status, stderr } = cli("evaluate", "flags", "targets");
    assert.match(stderr, /shape \(2, 12, 14\) and holds whole numbers from 0 to 1, .*--scores independent/);
    assert.equal(status, 1);
    assert.deepEqual(
      figures("flags", "targets", "--scores", "independent").global,
      figures("labels", "targets").global,
    );
  });

  it("of one score a pixel are foreground from the threshold on, in whatever precision, and among masks of 0 and 1", () => {
    const binary = TARGET.map((label) => Math.min(1, label));
    const score = (pixel: number): number =>
      Math.min(1, Math.max(0, ((binary[pixel] ?? 0) * 3) / 5 + ((pixel * 37) % 101) / 202));
    const singles = Float32Array.from(binary, (_, pixel) => (pixel % 9 === 0 ? 0.7 : score(pixel)));
    const doubles = Float64Array.from(singles, (_, pixel) => (pixel % 9 === 0 ? 0.6999 : score(pixel)));
    const low = Float32Array.from(binary, (_, pixel) => (pixel % 2) * 0.006);
    const made = temporaryFolder({
      ...Object.fromEntries(["a", "b", "c", "d", "e"].flatMap((name) => [[`t/${name}.npy`, labels(binary)]])),
      "p/a.npy": npy({ descr: "<f4", shape: [HEIGHT, WIDTH], data: bytesOf(singles) }),
      "p/b.npy": npy({ descr: ">f8", shape: [1, HEIGHT, WIDTH, 1], data: bytesOf(doubles, true) }),
      // The model was sure of every pixel of this image, and sure of none in the next.
      "p/c.npy": npy({ descr: "<f4", shape: [HEIGHT, WIDTH], data: bytesOf(Float32Array.from(binary)) }),
      "p/d.npy": npy({ descr: "<f4", shape: [HEIGHT, WIDTH], data: bytesOf(new Float32Array(binary.length)) }),
      "p/e.npy": npy({ descr: "<f4", shape: [HEIGHT, WIDTH, 1], data: bytesOf(low) }),
    });
    for (const threshold of [0.5, 0.3, 0.7, 0.004, 1]) {
      const atOrAbove = [
        Array.from(singles, (value) => Number(value >= Math.fround(threshold))),
        Array.from(doubles, (value) => Number(value >= threshold)),
        binary,
        binary.map(() => 0),
        Array.from(low, (value) => Number(value >= Math.fround(threshold))),
      ];
      for (const [index, mask] of atOrAbove.entries()) {
        mkdirSync(join(made, "masks"), { recursive: true });
        writeFileSync(join(made, "masks", `${"abcde".charAt(index)}.npy`), labels(mask));
      }
      const [expected, read] = ["masks", "p"].map(
        (predictions) => figures(join(made, predictions), join(made, "t"), "--threshold", String(threshold)).global,
      );
      assert.deepEqual(read, expected, String(threshold));
    }
  });

  it("whose channels are open are refused until the option says where they are", () => {
    assert.match(
      cli("evaluate", "open", "targets").stderr,
      /shape \(10, 12, 14\), which leaves open .*--channels first or --channels last/,
    );
    assert.ok(
      figures("open", "targets", "--channels", "first").choices.applied.includes(
        "the first axis of arrays taken for the channels",
      ),
    );
    assert.match(
      cli("evaluate", "open", "targets", "--channels", "middle").stderr,
      /--channels takes first, last; not middle/,
    );
  });
});
