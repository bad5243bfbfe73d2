// Pairs 20,000 files a side in a new process, so cold: prints the times of the first call and the median of the next ones, in ms, as JSON.
import { pairFiles, type FileLists } from "../src/core/pairing/pairFiles";
import { median } from "./median";
import { NAME_SETS, namedFiles } from "./nameSets";

const NEXT_CALLS = 9;

/** Of one call, in ms; the processor's time stands beside the clock's, which grows where others use the machine. */
function time(files: FileLists): { readonly clock: number; readonly processor: number } {
  const started = performance.now();
  const usage = process.cpuUsage();
  pairFiles(files);
  const { user, system } = process.cpuUsage(usage);
  return { clock: performance.now() - started, processor: (user + system) / 1000 };
}

const names = NAME_SETS[process.argv[2] ?? ""];
if (names) {
  const files = namedFiles(names);
  const first = time(files);
  const next = median(Array.from({ length: NEXT_CALLS }, () => time(files).clock));
  console.log(JSON.stringify({ first, next }));
}
