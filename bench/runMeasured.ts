import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How a program ended, and what it took. */
export interface Measured {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Of the whole process, all its threads included. */
  readonly peakBytes: number;
}

/**
 * Runs the command line, or another program, in a separate process, so that its peak of memory is its alone.
 *
 * @param root of the project, built.
 * @param program below it.
 */
export function runMeasured(root: string, args: readonly string[], program = "dist/cli.js"): Measured {
  const folder = mkdtempSync(join(tmpdir(), "peak-"));
  const peakFile = join(folder, "peak");
  const preload = join(root, "out/bench/peakMemory.js");
  const started = performance.now();
  // Of a process that is started by this one the peak is that of this one at least: a shell stands between.
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", '"$0" "$@"; exit $?', process.execPath, "--require", preload, join(root, program), ...args],
    { encoding: "utf8", env: { ...process.env, PEAK_FILE: peakFile }, maxBuffer: 2 ** 28 },
  );
  const seconds = (performance.now() - started) / 1000;
  const peakBytes = Number(readFileSync(peakFile, "utf8"));
  rmSync(folder, { recursive: true });
  return { status, stdout, stderr, seconds, peakBytes };
}
