import { chmod, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.mjs";
import { unpackOnce } from "./unpackOnce.mjs";

/** The newest version of the npm package `node`, which is Node itself. */
const NEWEST_NODE = "26.10.0";

/** See newestNode.d.mts. */
export async function newestNode() {
  const message = `Fetching Node ${NEWEST_NODE} from the npm registry into .vscode-test (once, 50 MB) ...`;
  const folder = await unpackOnce(`node-${NEWEST_NODE}`, message, fetchNode);
  return join(folder, PROGRAM);
}

const PROGRAM = process.platform === "win32" ? "node.exe" : "node";

/** Each system has a package with the program alone; that of `node` would fetch it in an install script. @param {string} folder */
async function fetchNode(folder) {
  const system = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const options = { cwd: folder, shell: process.platform === "win32" };
  const archive = (await run("npm", ["pack", `${system}@${NEWEST_NODE}`, "--silent"], options)).trim();
  await run("tar", ["-xzf", archive], { cwd: folder });
  await rm(join(folder, archive));
  await rename(join(folder, "package/bin", PROGRAM), join(folder, PROGRAM));
  await rm(join(folder, "package"), { recursive: true });
  await chmod(join(folder, PROGRAM), 0o755);
}
