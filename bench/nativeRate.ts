import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { PairFiles } from "./makeData";

export interface NativeOptions {
  readonly pairs: readonly PairFiles[];
  readonly threads: number;
  readonly ms: number;
}

/** The program of `limit.c`, compiled here. */
export class NativeLimit {
  private constructor(private readonly program: string) {}

  /** Undefined where there is no C compiler, or no libdeflate with its header. */
  static compile(source: string, program: string): NativeLimit | undefined {
    mkdirSync(dirname(program), { recursive: true });
    const { status } = spawnSync("cc", ["-O3", "-march=native", "-o", program, source, "-ldeflate"]);
    return status === 0 ? new NativeLimit(program) : undefined;
  }

  /** Pairs per second whose streams libdeflate inflates. */
  rate({ pairs, threads, ms }: NativeOptions): number {
    const files = pairs.flatMap(({ target, prediction }) => [target, prediction]);
    const { status, stdout, stderr } = spawnSync(this.program, [String(threads), String(ms), ...files], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`The native limit could not be measured: ${stderr}`);
    return Number(stdout);
  }
}
