import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode, type BenchSet } from "./sets";

/** A target and its prediction on the disk. */
export interface PairFiles {
  readonly target: string;
  readonly prediction: string;
}

/** Makes the pairs of a set in the folder, unless they lie there, and returns their paths. */
export function makeData(set: BenchSet, folder: string): readonly PairFiles[] {
  const side = (name: string) => join(folder, set.name, name);
  const pairs = Array.from({ length: set.pairs }, (_, index) => {
    const file = `${String(index).padStart(3, "0")}.png`;
    return { target: join(side("targets"), file), prediction: join(side("predictions"), file) };
  });
  if (existsSync(side("predictions")) && readdirSync(side("predictions")).length === set.pairs) return pairs;
  for (const name of ["targets", "predictions"]) mkdirSync(side(name), { recursive: true });
  for (const [index, { target, prediction }] of pairs.entries()) {
    const made = set.make(index + 1);
    writeFileSync(target, encode(set, made.target));
    writeFileSync(prediction, encode(set, made.prediction));
  }
  return pairs;
}
