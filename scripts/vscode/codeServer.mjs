import { cp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";
import { unpackOnce } from "./unpackOnce.mjs";

/** VS Code 1.100.3, the minimum of `engines` in package.json; it runs on Node 20 and later. */
export const CODE_SERVER = "4.100.3";

/** Small files of ours in place of modules that need a compiler, by their place in `node_modules`. */
const STAND_INS = { "spdlog.cjs": "@vscode/spdlog/index.js", "watchdog.cjs": "native-watchdog/index.js" };

/** From here on the search in files (`workspace.findFiles`) comes as an npm package for each system, not as a download. */
const RIPGREP = "1.18.0";

const NPM_OPTIONS = ["--no-audit", "--no-fund", "--loglevel=error"];

/**
 * VS Code's own server with its workbench and extension host, from the npm package `code-server`, whose wrapper is not used.
 * No install script runs, so what needs a compiler is not there: the terminal.
 * @returns {Promise<string>} the folder that holds `out/server-main.js`
 */
export async function codeServer() {
  const message = `Fetching VS Code (code-server ${CODE_SERVER}) from the npm registry into .vscode-test (once, 45 MB) ...`;
  return unpackOnce(`code-server-${CODE_SERVER}`, message, fetchCodeServer);
}

/** @param {string} folder */
async function fetchCodeServer(folder) {
  const archive = `code-server-${CODE_SERVER}.tgz`;
  await npm(["pack", `code-server@${CODE_SERVER}`, "--silent"], folder);
  await run("tar", ["-xzf", archive], { cwd: folder });
  await rm(join(folder, archive));
  for (const part of ["out", "extensions", "resources", "bin", "package.json", "product.json", "npm-shrinkwrap.json"]) {
    await rename(join(folder, "package/lib/vscode", part), join(folder, part));
  }
  await rm(join(folder, "package"), { recursive: true });
  await npm(["install", "--omit=dev", "--ignore-scripts"], folder);
  const system = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await npm(["install", "--no-save", "--ignore-scripts", `${system}@${RIPGREP}`], folder);
  await cp(join(folder, "node_modules", system, "bin"), join(folder, "node_modules/@vscode/ripgrep/bin"), {
    recursive: true,
  });
  for (const [standIn, place] of Object.entries(STAND_INS)) {
    await cp(fileURLToPath(new URL(`standIns/${standIn}`, import.meta.url)), join(folder, "node_modules", place));
  }
}

function npm(args, cwd) {
  return run("npm", [...args, ...NPM_OPTIONS], { cwd, shell: process.platform === "win32" });
}
