// Writes dist/types: the declarations that `src/api.ts` leads to, of which the package of npm consists beside its programs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { ROOT } from "./vscode/folders.mjs";
import { run } from "./vscode/run.mjs";

/** Each room has its own folder here, in which the paths from the root are kept. */
const TYPES = join(ROOT, "out/types");
const WRITTEN = join(ROOT, "dist/types");
const START = "src/api";

/** Checks and emits all types, then copies those that are reached. */
export async function writeTypes() {
  await run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b"], { cwd: ROOT });
  rmSync(WRITTEN, { recursive: true, force: true });
  const reached = new Set([START]);
  for (const module of reached) {
    const text = readFileSync(emitted(module), "utf8");
    const to = join(WRITTEN, `${module}.d.ts`);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
    for (const path of imports(text)) reached.add(posix.join(posix.dirname(module), path));
  }
}

/** @param {string} module path from the root, without its ending */
function emitted(module) {
  const file = readdirSync(TYPES)
    .map((room) => join(TYPES, room, `${module}.d.ts`))
    .find((candidate) => existsSync(candidate));
  if (!file) throw new Error(`No types were emitted for ${module}.`);
  return file;
}

/** @param {string} text */
function imports(text) {
  return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(([, path]) => path);
}
