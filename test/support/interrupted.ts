import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";

/** Sends SIGINT to a program that is well under way, and gives the status with which it ends. */
export async function interrupted(run: ChildProcess): Promise<number | null> {
  // A shell shows a program that died of SIGINT as 130, too.
  const ended = new Promise<number | null>((resolve) => {
    run.once("exit", (code, signal) => {
      resolve(signal === "SIGINT" ? 130 : code);
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.equal(run.exitCode, null);
  run.kill("SIGINT");
  return ended;
}
