// A process that runs tests, and what is known of the bundles of tests that it ran.
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const KNOWN = "out/mutation-known";

/** `scripts/mutation/tester.mjs` in a separate process, which is started anew once it hangs or dies. */
export class Runner {
  #child;

  /** What the process answers; undefined where it takes longer than the limit, or dies. */
  ask(message, limitMs) {
    this.#child ??= fork("scripts/mutation/tester.mjs", { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const child = this.#child;
    return new Promise((settle) => {
      const end = (answer) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (answer === undefined) this.stop();
        settle(answer);
      };
      const timer = setTimeout(end, limitMs);
      child.once("message", end);
      child.once("exit", () => end());
      child.send(message);
    });
  }

  stop() {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}

/**
 * A bundle of tests. What was found of it is kept by its bytes in a folder that may be deleted: a later run asks again
 * only where a test, or a file that it runs, has changed.
 */
export class Bundle {
  #place;
  #known;

  constructor(file) {
    this.file = file;
    this.path = resolve(file);
    this.#place = `${KNOWN}/${createHash("sha256").update(readFileSync(file)).digest("hex")}.json`;
    this.#known = existsSync(this.#place) ? JSON.parse(readFileSync(this.#place, "utf8")) : { verdicts: {} };
  }

  /** What each of its tests reaches, or the error of a test that fails without any mutant. */
  async record(runner) {
    this.#known.recorded ??= await runner.ask({ file: this.path }, 600_000);
    this.save();
    return this.#known.recorded ?? { error: "no answer" };
  }

  /** Whether one of the given tests sees the mutant: "seen", "late" where they never end, or "unseen". */
  async verdict(runner, mutant, tests, limitMs) {
    const key = `${mutant.file}#${mutant.place}`;
    this.#known.verdicts[key] ??= await asked(runner, { file: this.path, mutant, tests }, limitMs);
    return this.#known.verdicts[key];
  }

  save() {
    mkdirSync(KNOWN, { recursive: true });
    writeFileSync(this.#place, JSON.stringify(this.#known));
  }
}

async function asked(runner, message, limitMs) {
  const answer = await runner.ask(message, limitMs);
  if (answer === undefined) return "late";
  return answer.title === undefined ? "unseen" : "seen";
}
