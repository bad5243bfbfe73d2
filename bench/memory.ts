// Counts a set with the kernel on so many threads and prints the peak memory of the process in MB.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeData } from "./makeData";
import { SETS } from "./sets";
import { Threads } from "./threads";

const ROOT = join(__dirname, "../..");
const TOTAL = 500;

async function main(name: string | undefined, threads: number): Promise<void> {
  const set = SETS.find((candidate) => candidate.name === name);
  if (!set) throw new Error(`There is no set ${name ?? ""}`);
  const pool = await Threads.start(threads, readFileSync(join(ROOT, "dist/kernel.wasm")));
  await pool.run("kernel", makeData(set, join(ROOT, "out/bench/data")), TOTAL);
  await pool.stop();
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
}

void main(process.argv[2], Number(process.argv[3]));
