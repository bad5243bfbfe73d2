// Writes THIRD-PARTY-NOTICES.txt: the licence of every package of which something is bundled into dist/. The build writes it anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./vscode/folders.mjs";

const FILE = join(ROOT, "THIRD-PARTY-NOTICES.txt");
const HEADING = "Mask Evaluation is bundled with parts of the packages below, under their licences.";

/**
 * Writes the file, where it is not what the bundles hold.
 *
 * @param {readonly string[]} sources paths of the files that are in the bundles
 */
export function writeNotices(sources) {
  const text = notices(sources);
  if (!existsSync(FILE) || readFileSync(FILE, "utf8") !== text) writeFileSync(FILE, text);
}

function notices(sources) {
  const packages = [...new Set(sources.flatMap((source) => packageOf(source) ?? []))].sort();
  return [HEADING, ...packages.map(notice)].join(`\n\n${"=".repeat(80)}\n\n`) + "\n";
}

/** The innermost package of a path: `@preact/signals` of `node_modules/@preact/signals/dist/signals.mjs`. */
function packageOf(source) {
  const path = source.replaceAll("\\", "/");
  const start = path.lastIndexOf("node_modules/");
  return start < 0 ? undefined : /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path.slice(start))?.[1];
}

/** Throws where a package states no licence: nothing of it may be shipped then. */
function notice(name) {
  const folder = join(ROOT, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file: leave it out of the bundle, or add its licence.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim()}`;
}
