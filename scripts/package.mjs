// Packs the extension into mask-evaluation-VERSION.vsix and refuses one that has grown too large.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./vscode/folders.mjs";
import { packVsix } from "./vscode/packVsix.mjs";

const LIMIT_KB = 600;

const { name, version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const file = `${name}-${version}.vsix`;
const { bytes, log } = await packVsix(join(ROOT, file));
const kilobytes = Math.ceil(bytes / 1000);
console.log(`${log.trim()}\n${file}: ${kilobytes} KB of at most ${LIMIT_KB} KB`);
if (kilobytes > LIMIT_KB) {
  console.error("The package is too large: see above which files are in it, and .vscodeignore.");
  process.exitCode = 1;
}
