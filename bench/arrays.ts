import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, npy, type Numbers } from "./madeNpy";
import type { PairFiles } from "./makeData";
import { numpyRates } from "./numpyRates";
import type { PipelineName } from "./pipelines";
import { scene } from "./scene";
import { Threads } from "./threads";

const SCENE = { width: 2048, height: 1024, classes: 19, regions: 300, largest: 0.5 };
const PAIRS = 6;
const ROUNDS = 5;
/** One thread: what differs between the programs is the work on a pair. */
const THREADS = 1;
const COMPARED: readonly PipelineName[] = ["kernel", "plain"];

/** The types that NumPy's masks mostly have: bytes, what argmax gives, and labels that passed through a float tensor. */
const TYPES: readonly {
  readonly name: string;
  readonly descr: string;
  readonly of: (labels: Uint8Array) => Numbers;
}[] = [
  { name: "uint8", descr: "|u1", of: (labels) => labels },
  { name: "int64", descr: "<i8", of: (labels) => BigInt64Array.from(labels, BigInt) },
  { name: "float32", descr: "<f4", of: (labels) => Float32Array.from(labels) },
];

/** Measures street scenes in arrays of NumPy, against the plain TypeScript and the numpy script. */
export async function measureArrays(folder: string, script: string, kernel: Uint8Array): Promise<void> {
  console.log(`## arrays: street scenes as np.save writes them, ${SCENE.width} x ${SCENE.height}, ${THREADS} thread\n`);
  console.log("| type | kernel, pairs/s | kernel : plain TypeScript | kernel : numpy script |\n|---|---|---|---|");
  for (const { name, descr, of } of TYPES) {
    const typeFolder = join(folder, `npy-${name}`);
    const pairs = makeArrays(typeFolder, (labels) =>
      npy({ descr, shape: [SCENE.height, SCENE.width], data: bytesOf(of(labels)) }),
    );
    const pool = await Threads.start(THREADS, kernel);
    const rates = new Map<PipelineName, number[]>(COMPARED.map((pipeline) => [pipeline, []]));
    for (const pipeline of COMPARED) await pool.run(pipeline, pairs, 2 * PAIRS);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [pipeline, found] of rates)
        found.push(((8 * PAIRS) / (await pool.run(pipeline, pairs, 8 * PAIRS))) * 1000);
    }
    await pool.stop();
    const [ours, plain] = COMPARED.map((pipeline) => Math.max(...(rates.get(pipeline) ?? [])));
    const [numpy] = numpyRates(script, {
      folder: typeFolder,
      palette: false,
      threads: THREADS,
      total: 8 * PAIRS,
      rounds: ROUNDS,
    });
    const ratio = (other: number | undefined): string =>
      ours === undefined || other === undefined ? "-" : (ours / other).toFixed(1);
    console.log(`| ${name} | ${(ours ?? 0).toFixed(0)} | ${ratio(plain)} | ${ratio(numpy?.rate)} |`);
  }
  console.log("");
}

function makeArrays(folder: string, encode: (labels: Uint8Array) => Buffer): readonly PairFiles[] {
  for (const side of ["targets", "predictions"]) mkdirSync(join(folder, side), { recursive: true });
  return Array.from({ length: PAIRS }, (_, index) => {
    const pair = {
      target: join(folder, "targets", `${index}.npy`),
      prediction: join(folder, "predictions", `${index}.npy`),
    };
    if (existsSync(pair.prediction)) return pair;
    const made = scene(SCENE, index + 1);
    writeFileSync(pair.target, encode(made.target));
    writeFileSync(pair.prediction, encode(made.prediction));
    return pair;
  });
}
