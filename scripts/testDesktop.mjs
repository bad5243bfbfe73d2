// The tests of the extension host on a desktop VS Code: the oldest that `engines` allows, then the newest. Both are downloaded
// (update.code.visualstudio.com), so this needs the network, and a display: on a server run it under `xvfb-run -a`.
import { runTests } from "@vscode/test-electron";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./vscode/folders.mjs";
import { hostSuite } from "./vscode/hostSuite.mjs";

const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const oldest = engines.vscode.replace(/^\^/, "");

mkdirSync(join(ROOT, "out/results"), { recursive: true });
for (const version of [oldest, "stable"]) {
  console.log(`\n-- VS Code ${version}`);
  try {
    await runTests({ version, ...hostSuite(join(ROOT, `out/results/desktop-${version}.json`)) });
  } catch (error) {
    console.error(`VS Code ${version}: ${error.message}`);
    process.exitCode = 1;
  }
}
