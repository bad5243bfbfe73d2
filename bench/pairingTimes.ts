import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./median";
import { NAME_SETS } from "./nameSets";

const PROCESSES = 5;

interface Times {
  readonly first: { readonly clock: number; readonly processor: number };
  readonly next: number;
}

/** Prints how long the pairing of 20,000 files a side takes, each time first in new processes: nothing is warm when a user evaluates. */
export function printPairingTimes(): void {
  console.log(`## pairing 20,000 files a side: medians of ${PROCESSES} new processes, in ms\n`);
  console.log("| names | first call | of it processor time | next calls |\n|---|---|---|---|");
  for (const names of Object.keys(NAME_SETS)) {
    const times = Array.from({ length: PROCESSES }, () => {
      const { stdout } = spawnSync(process.execPath, [join(__dirname, "pairing.js"), names], { encoding: "utf8" });
      return JSON.parse(stdout) as Times;
    });
    const of = (value: (times: Times) => number): string => median(times.map(value)).toFixed(0);
    console.log(
      `| ${names} | ${of(({ first }) => first.clock)} | ${of(({ first }) => first.processor)} | ${of(({ next }) => next)} |`,
    );
  }
  console.log("");
}
