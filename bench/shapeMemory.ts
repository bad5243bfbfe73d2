// Measures all shapes of a street pair on one thread and prints the memory that it took beside that of counting alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MEASURE_KINDS } from "../src/core/shapes/imageMeasures";
import { measurePair } from "../src/worker/measurePair";
import { PairCounter } from "../src/worker/pairCounter";
import { makeData } from "./makeData";
import { SETS } from "./sets";

const ROOT = join(__dirname, "../..");
const CLASSES = Array.from({ length: 19 }, (_, label) => label);

const peak = (): number => process.resourceUsage().maxRSS / 1024;

const street = SETS.find(({ name }) => name === "street");
const files = street && makeData(street, join(ROOT, "out/bench/data"))[0];
if (street && files) {
  const counter = new PairCounter({ maxPixels: 2 ** 28, kernel: readFileSync(join(ROOT, "dist/kernel.wasm")) });
  const masks = { target: { path: files.target }, prediction: { path: files.prediction } };
  for (let round = 0; round < 3; round++) counter.count(masks);
  const counting = peak();
  const places = { labels: CLASSES, places: CLASSES };
  for (let round = 0; round < 3; round++)
    measurePair(
      masks,
      {
        ...{ kinds: MEASURE_KINDS, classes: CLASSES, target: places, prediction: places, groups: [] },
        ...{ pixels: street.width * street.height, band: { kind: "diagonal", share: 0.02 }, connectivity: 8 },
      },
      {
        decode: (source) => counter.decode(source),
        resize: undefined,
        most: Infinity,
        kernel: counter.shapes,
      },
    );
  const all = peak();
  console.log(
    `Peak memory of a process with one thread: counting ${counting.toFixed(0)} MB, all shapes of the pair ${all.toFixed(0)} MB.`,
  );
}
