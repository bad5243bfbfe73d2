// `npm run fuzz -- COUNT [SEED]`: random files and streams against pngjs and node:zlib. Ends with 1 at the first that
// breaks a promise, whose seed it prints; the same seed makes the same input.
import { random } from "../../bench/random";
import { KERNEL } from "../support/kernel";
import { checks } from "./checks";

const DEFAULT_COUNT = 20_000;
const [count = DEFAULT_COUNT, firstSeed = 1] = process.argv.slice(2).map(Number);

const tally = new Map<string, number>();
const all = Object.entries(checks(KERNEL));
for (let input = 0; input < count; input++) {
  const seed = firstSeed + input;
  const [name, check] = all[seed % all.length] ?? [];
  if (!name || !check) continue;
  try {
    const how = `${name}: ${check(random(seed))}`;
    tally.set(how, (tally.get(how) ?? 0) + 1);
  } catch (error) {
    console.error(`${name} failed; again with: npm run fuzz -- 1 ${seed}\n`, error);
    process.exit(1);
  }
}
console.log([...tally].sort().map(([how, inputs]) => `${inputs} ${how}`).join("\n"));
console.log(`${count} inputs, no promise broken`);
