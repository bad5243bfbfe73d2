import { spawnSync } from "node:child_process";

export interface NumpyOptions {
  readonly folder: string;
  readonly palette: boolean;
  readonly threads: number;
  readonly total: number;
  readonly rounds: number;
}

/** Pythons by path: the one of the shell, and the system's. */
export const PYTHONS = ["python3", "/usr/bin/python3"];

/** Pairs per second of the numpy script in its quickest round, with the first Python that has numpy and a reader of PNGs; none without. */
export function numpyRates(
  script: string,
  { folder, palette, threads, total, rounds }: NumpyOptions,
): readonly { readonly name: string; readonly rate: number }[] {
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, [script, folder, String(threads), String(total), String(rounds)], {
      encoding: "utf8",
      env: { ...process.env, ...(palette && { PALETTE: "1" }) },
    });
    if (status === 0)
      return [
        {
          name: `numpy script, ${threads} process${threads === 1 ? "" : "es"}`,
          rate: Math.max(...stdout.trim().split("\n").map(Number)),
        },
      ];
  }
  return [];
}
