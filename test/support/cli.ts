import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./root";

/** The built command line. */
export const CLI = join(ROOT, "dist/cli.js");

export interface CliRun {
  /** null: it was ended by a signal, or by the limit. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder and waits for its end: one that hangs ends by the limit, with no status. */
export function cliWithin(milliseconds: number): (cwd: string, ...args: readonly string[]) => CliRun {
  const options = { encoding: "utf8", maxBuffer: 2 ** 28, timeout: milliseconds } as const;
  return (cwd, ...args) => spawnSync(process.execPath, [CLI, ...args], { ...options, cwd });
}

export const cli = cliWithin(60_000);
