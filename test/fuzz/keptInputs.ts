import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/root";
import type { FuzzInput } from "./check";

/** What fuzzing has found, a folder a check and in it one an input. */
const KEPT = join(ROOT, "test/fixtures/fuzz");
const KNOWN = "known.json";

/** Keeps an input as a fixture, which every test run tries from then on. Returns its folder. */
export function keepInput(check: string, seed: number, { files, known }: FuzzInput): string {
  const folder = join(KEPT, check, String(seed));
  mkdirSync(folder, { recursive: true });
  for (const [at, file] of files.entries()) writeFileSync(join(folder, `${at}.bin`), file);
  if (known !== undefined) writeFileSync(join(folder, KNOWN), `${JSON.stringify(known)}\n`);
  return folder;
}

/** The kept inputs of a check by their folders' names. */
export function keptInputs(check: string): ReadonlyMap<string, FuzzInput> {
  const folder = join(KEPT, check);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(names.map((name) => [name, readInput(join(folder, name))]));
}

function readInput(folder: string): FuzzInput {
  const names = readdirSync(folder);
  const files = names
    .filter((name) => name.endsWith(".bin"))
    .sort((a, b) => Number.parseInt(a) - Number.parseInt(b))
    .map((name) => readFileSync(join(folder, name)));
  if (!names.includes(KNOWN)) return { files };
  return { files, known: JSON.parse(readFileSync(join(folder, KNOWN), "utf8")) as unknown };
}
