// Collects the texts of the extension host for translators: every `l10n.t("...")` below `src`, as l10n/bundle.l10n.json,
// in the form that VS Code reads. The texts of the manifest are in package.nls.json. The build writes the file anew.
//   npm run l10n             writes the file
//   npm run l10n -- --check  fails where the file is not up to date
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { ROOT } from "./vscode/folders.mjs";

const FILE = join(ROOT, "l10n/bundle.l10n.json");

/** Writes the file, where it is not what the sources say. */
export function writeBundle() {
  if (isUpToDate()) return;
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, bundle());
}

function isUpToDate() {
  try {
    return readFileSync(FILE, "utf8") === bundle();
  } catch {
    return false;
  }
}

function bundle() {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const texts = [...new Set(sources.flatMap((file) => textsOf(join(ROOT, "src", file))))].sort();
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
}

/** The texts of one source file. Throws where one is not written out, since it could not be translated. */
function textsOf(path) {
  const code = readFileSync(path, "utf8");
  if (!code.includes("l10n.t(")) return [];
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText())) {
      const [text] = node.arguments;
      if (!text || !ts.isStringLiteralLike(text)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        throw new Error(
          `${relative(ROOT, path)}:${line + 1}: write the text of l10n.t out as one string, numbers and names as {0}, {1}.`,
        );
      }
      found.push(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (!process.argv.includes("--check")) writeBundle();
  else if (!isUpToDate()) {
    console.error("l10n/bundle.l10n.json is not up to date. Run: npm run l10n");
    process.exitCode = 1;
  }
}
