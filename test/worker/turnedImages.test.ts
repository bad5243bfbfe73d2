import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const [WIDTH, HEIGHT] = [40, 24];

type Scene = (x: number, y: number) => number;

/** Sky, road, a house on the left and a car that is somewhere else in each image; the prediction is a pixel off. */
function scene(number: number): Scene {
  return (x, y) => {
    if (x >= 4 + 2 * number && x < 12 + 2 * number && y >= 12 && y < 18) return 3;
    if (x < 14 && y < 20) return 4;
    return y < 9 + (number % 3) ? 1 : 2;
  };
}

function png(of: Scene, width = WIDTH, height = HEIGHT): Buffer {
  return greyPng(
    width,
    height,
    Array.from({ length: width * height }, (_, pixel) => of(pixel % width, Math.floor(pixel / width))),
  );
}

const off =
  (of: Scene): Scene =>
  (x, y) =>
    of(Math.max(0, x - 1), y);
const upsideDown =
  (of: Scene): Scene =>
  (x, y) =>
    of(x, HEIGHT - 1 - y);
const mirrored =
  (of: Scene): Scene =>
  (x, y) =>
    of(WIDTH - 1 - x, y);

interface Evaluated {
  readonly findings: readonly {
    readonly id: string;
    readonly effect?: { readonly now: number; readonly then: number };
    readonly message: string;
  }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

function folders(count: number, turn: (number: number) => (of: Scene) => Scene): Readonly<Record<string, Buffer>> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  return Object.fromEntries(
    numbers.flatMap((number) => [
      [`t/${number}.png`, png(scene(number % 10))],
      [`p/${number}.png`, png(turn(number)(off(scene(number % 10))))],
    ]),
  );
}

function evaluated(files: Readonly<Record<string, Buffer>>): { readonly cwd: string; readonly json: Evaluated } {
  const cwd = temporaryFolder(files);
  const cli = (...args: readonly string[]): string =>
    spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd }).stdout;
  cli("evaluate", "p", "t", "--output", "a.maskeval.json", "--quiet");
  return { cwd, json: JSON.parse(cli("show", "a.maskeval.json", "--format", "json")) as Evaluated };
}

const turnedOnes = ({ findings }: Evaluated): readonly string[] =>
  findings.map(({ id }) => id).filter((id) => id.startsWith("turned"));

describe("predictions that lie another way round than their targets", () => {
  it("are found among others, kept in the report and named by file", () => {
    const { json } = evaluated(folders(12, (number) => (number === 3 || number === 7 ? upsideDown : (of) => of)));
    assert.deepEqual(turnedOnes(json), ["turned:upsideDown"]);
    const rows = json.problems.filter(({ message }) => message.includes("upside down"));
    assert.deepEqual(
      rows.map(({ file }) => file),
      ["3.png", "7.png"],
    );
  });

  it("are found as a whole folder, said once", () => {
    const { json } = evaluated(folders(20, () => mirrored));
    assert.deepEqual(turnedOnes(json), ["turned:mirrored"]);
    assert.equal(json.problems.filter(({ message }) => message.includes("likely all of them")).length, 1);
  });

  it("are none in a folder that lies right, and nothing of them is kept then", () => {
    const { cwd, json } = evaluated(folders(12, () => (of) => of));
    assert.deepEqual(turnedOnes(json), []);
    assert.ok(!readFileSync(join(cwd, "a.maskeval.json"), "utf8").includes('"turned"'));
  });

  it("of exchanged width and height are refused with what is likely", () => {
    const { json } = evaluated({
      ...folders(2, () => (of) => of),
      "p/1.png": png((x, y) => scene(1)(y, x), HEIGHT, WIDTH),
    });
    assert.match(
      json.problems.find(({ file }) => file === "1.png")?.message ?? "",
      /Width and height are exchanged: likely rows and columns are/,
    );
  });
});
