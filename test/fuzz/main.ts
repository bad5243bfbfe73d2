// `npm run fuzz -- [KIND] COUNT [SEED]`: random files and streams against pngjs, node:zlib, the package tiff and the plain decoders, of all kinds
// or those whose name begins so (png, npy, npz, streams, tiff). Ends with 1 at the first that breaks a promise, whose seed it prints; the same
// kind and seed make the same input.
import { random } from "../../bench/random";
import { KERNEL } from "../support/kernel";
import { checks } from "./checks";

const DEFAULT_COUNT = 20_000;
const args = process.argv.slice(2);
const kind = /^\d/.test(args[0] ?? "0") ? "" : (args.shift() ?? "");
const [count = DEFAULT_COUNT, firstSeed = 1] = args.map(Number);

const tally = new Map<string, number>();
const all = Object.entries(checks(KERNEL)).filter(([name]) => name.startsWith(kind));
for (let input = 0; input < count; input++) {
  const seed = firstSeed + input;
  const [name, check] = all[input % all.length] ?? [];
  if (!name || !check) continue;
  try {
    const how = `${name}: ${check(random(seed))}`;
    tally.set(how, (tally.get(how) ?? 0) + 1);
  } catch (error) {
    console.error(`${name} failed; again with: npm run fuzz -- ${name} 1 ${seed}\n`, error);
    process.exit(1);
  }
}
console.log(
  [...tally]
    .sort()
    .map(([how, inputs]) => `${inputs} ${how}`)
    .join("\n"),
);
console.log(`${count} inputs, no promise broken`);
