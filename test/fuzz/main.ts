// `npm run fuzz -- [KIND] COUNT [SEED]`: random files, streams and texts against pngjs, node:zlib, the packages tiff and yaml, and the
// plain decoders, of all kinds or of those whose name begins so (png, npy, npz, streams, tiff, bmp, gif, netpbm, nifti,
// gzip, nrrd, metaImage, shapes, lists, report, parquet). Ends
// with 1 at the first that breaks a promise, whose seed it prints and whose input it keeps as a fixture; the same kind and seed make
// the same input.
import { setImmediate } from "node:timers/promises";
import { random } from "../../bench/random";
import { KERNEL } from "../support/kernel";
import { checks } from "./checks";
import { keepInput } from "./keptInputs";

const DEFAULT_COUNT = 20_000;
/** Node frees what inflating took, and the memory of kernels, only between two turns of its loop. */
const INPUTS_A_TURN = 50;
/** After so many it says how far it is: a long run takes hours on a busy machine. */
const INPUTS_A_LINE = 20_000;

async function main(args: readonly string[]): Promise<number> {
  const isCount = /^\d/.test(args[0] ?? "0");
  const kind = isCount ? "" : (args[0] ?? "");
  const [count = DEFAULT_COUNT, firstSeed = 1] = args.slice(isCount ? 0 : 1).map(Number);
  const all = Object.entries(checks(KERNEL)).filter(([name]) => name.startsWith(kind));
  if (all.length === 0) {
    console.error(`There is no kind ${kind}: ${Object.keys(checks(KERNEL)).join(", ")}`);
    return 2;
  }
  const tally = new Map<string, number>();
  for (let input = 0; input < count; input++) {
    const seed = firstSeed + input;
    const [name, check] = all[input % all.length] ?? [];
    if (name === undefined || !check) continue;
    const made = check.make(random(seed));
    try {
      const how = `${name}: ${await check.holds(made)}`;
      tally.set(how, (tally.get(how) ?? 0) + 1);
    } catch (error) {
      const kept = keepInput(name, seed, made);
      console.error(`${name} failed; kept in ${kept}; again with: npm run fuzz -- ${name} 1 ${seed}\n`, error);
      return 1;
    }
    if (input % INPUTS_A_TURN === 0) await setImmediate();
    if ((input + 1) % INPUTS_A_LINE === 0) console.error(`${input + 1} of ${count}`);
  }
  for (const [how, inputs] of [...tally].sort()) console.log(`${inputs} ${how}`);
  const { maxRSS } = process.resourceUsage();
  console.log(`${count} inputs, no promise broken; ${Math.round(maxRSS / 1024)} MB at most`);
  return 0;
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
