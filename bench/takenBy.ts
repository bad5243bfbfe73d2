import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What a command took: seconds on the clock and of all processors, and memory at most. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
  readonly megabytes: number;
}

/** Runs a command of the command line in a separate process, what it writes thrown away. */
export function takenBy(root: string, args: readonly string[]): Taken {
  const started = performance.now();
  const { output, status, stderr } = spawnSync(
    process.execPath,
    ["--require", join(__dirname, "peak.js"), join(root, "dist/cli.js"), ...args],
    { encoding: "utf8", stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  const clock = (performance.now() - started) / 1000;
  return { clock, ...(JSON.parse(output[3] ?? "") as Omit<Taken, "clock">) };
}
