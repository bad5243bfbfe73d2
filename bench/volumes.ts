import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { PairCounter } from "../src/worker/pairCounter";
import { median } from "./median";
import { runMeasured } from "./runMeasured";

/** A scan of a body, in int16 as most tools write labels, and the one whose memory is measured. */
const [COLUMNS, ROWS, SLICES] = [512, 512, 400];
const MOST_SLICES = 1000;
const ROUNDS = 3;
const PYTHONS = ["python3", "/usr/bin/python3"];

/** Measures counting a pair of volumes against unpacking the same bytes, and against nibabel with numpy; then the memory of a larger pair. */
export function measureVolumes(root: string, folder: string, script: string, kernel: Uint8Array): void {
  console.log(`## volumes: a pair of ${COLUMNS} x ${ROWS} x ${SLICES}, int16, .nii.gz, one thread, processor time\n`);
  const pair = makePair(join(folder, "volumes"), SLICES);
  const bytes = [pair.target, pair.prediction].map((path) => readFileSync(path));
  const counter = new PairCounter({ maxPixels: 2 ** 30, kernel });
  const sources = { target: { path: pair.target }, prediction: { path: pair.prediction } };
  const times = { counted: [] as number[], unpacked: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.unpacked.push(
      seconds(() => {
        for (const packed of bytes) gunzipSync(packed);
      }),
    );
    times.counted.push(
      seconds(() => {
        const outcome = counter.count(sources);
        if (!outcome.ok) throw new Error(outcome.message);
      }),
    );
  }
  const [counted, unpacked] = [median(times.counted), median(times.unpacked)];
  const numpy = nibabelSeconds(script, pair);
  console.log("| | seconds | of the speed of gunzipSync |\n|---|---|---|");
  console.log(`| zlib.gunzipSync of both files | ${unpacked.toFixed(2)} | 100 % |`);
  console.log(`| counted | ${counted.toFixed(2)} | ${((100 * unpacked) / counted).toFixed(0)} % |`);
  if (numpy !== undefined)
    console.log(
      `| nibabel + numpy | ${numpy.toFixed(2)} | ${((100 * unpacked) / numpy).toFixed(0)} %: counted is ${(numpy / counted).toFixed(1)} times as fast |`,
    );
  const large = join(folder, "volumes-large");
  makePair(large, MOST_SLICES);
  const run = runMeasured(root, [
    "evaluate",
    join(large, "predictions"),
    join(large, "targets"),
    ...["--threads", "1", "--format", "csv"],
  ]);
  console.log(
    `\nA pair of ${COLUMNS} x ${ROWS} x ${MOST_SLICES}, the whole process: ${run.status === 0 ? `${Math.round(run.peakBytes / 2 ** 20)} MB, ${run.seconds.toFixed(1)} s` : run.stderr}\n`,
  );
}

/** Of the processor: other programs may take what they like. */
function seconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function nibabelSeconds(
  script: string,
  { target, prediction }: { readonly target: string; readonly prediction: string },
): number | undefined {
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, [script, target, prediction, String(ROUNDS)], { encoding: "utf8" });
    if (status === 0) return median(stdout.trim().split("\n").map(Number));
  }
  return undefined;
}

function makePair(folder: string, slices: number): { readonly target: string; readonly prediction: string } {
  const of = (side: string, shift: number): string => {
    const path = join(folder, side, "case.nii.gz");
    if (existsSync(path)) return path;
    mkdirSync(join(folder, side), { recursive: true });
    writeFileSync(path, gzipSync(volume(slices, shift), { level: 6 }));
    return path;
  };
  return { target: of("targets", 0), prediction: of("predictions", 3) };
}

/** Nested ellipsoids of organs, whose outlines are rough as those that are drawn by hand. */
function volume(slices: number, shift: number): Buffer {
  const bytes = Buffer.alloc(352 + 2 * COLUMNS * ROWS * slices);
  bytes.writeInt32LE(348, 0);
  [3, COLUMNS, ROWS, slices, 1, 1, 1, 1].forEach((size, index) => bytes.writeInt16LE(size, 40 + 2 * index));
  bytes.writeInt16LE(4, 70);
  bytes.writeInt16LE(16, 72);
  [1, 0.8, 0.8, 1.5].forEach((step, index) => bytes.writeFloatLE(step, 76 + 4 * index));
  bytes.writeFloatLE(352, 108);
  bytes.write("n+1\0", 344, "latin1");
  const labels = new Int16Array(bytes.buffer, bytes.byteOffset + 352, COLUMNS * ROWS * slices);
  let noise = 12_345 + shift;
  for (let organ = 1; organ <= 8; organ++) {
    const [x, y, z] = [60 + 50 * organ + shift, 90 + 40 * organ - shift, slices * (0.2 + 0.07 * organ)];
    const [rx, ry, rz] = [30 + 6 * organ, 70 - 5 * organ, slices * 0.15];
    for (let slice = Math.max(0, Math.ceil(z - rz)); slice < Math.min(slices, z + rz); slice++) {
      const across = Math.sqrt(Math.max(0, 1 - ((slice - z) / rz) ** 2));
      for (let row = Math.max(0, Math.ceil(y - ry * across)); row < Math.min(ROWS, y + ry * across); row++) {
        const half = rx * Math.sqrt(Math.max(0, across ** 2 - ((row - y) / ry) ** 2));
        noise = (Math.imul(noise, 1_103_515_245) + 12_345) >>> 0;
        const start = (slice * ROWS + row) * COLUMNS;
        const [from, to] = [x - half + (noise >>> 30), x + half + ((noise >>> 28) & 3)];
        labels.fill(organ, start + Math.max(0, Math.round(from)), start + Math.min(COLUMNS, Math.round(to)));
      }
    }
  }
  return bytes;
}
