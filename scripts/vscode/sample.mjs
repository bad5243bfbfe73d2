import { join } from "node:path";
import { CACHE, ROOT } from "./folders.mjs";
import { run } from "./run.mjs";

/**
 * Builds the extension and writes the sample masks by its own command line.
 * @returns {Promise<string>} the folder with `predictions` and `targets`
 */
export async function buildWithSample() {
  const folder = join(CACHE, "sample");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  await run(process.execPath, ["dist/cli.js", "sample", folder], { cwd: ROOT });
  return folder;
}
