import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./root";

/** The built command line. */
export const CLI = join(ROOT, "dist/cli.js");

export interface CliRun {
  /** null: it was ended by a signal, or after 60 s. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder and waits for its end. */
export function cli(cwd: string, ...args: readonly string[]): CliRun {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8", cwd, maxBuffer: 2 ** 28, timeout: 60_000 });
}
