import { createVSIX } from "@vscode/vsce";
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ROOT } from "./folders.mjs";

/**
 * Packs the extension as it is published: built for production (`vscode:prepublish`), with the files that .vscodeignore lets
 * through. `dist` holds the production build afterwards.
 * @param {string} file where the VSIX is written
 * @returns {Promise<number>} its size in bytes
 */
export async function packVsix(file) {
  await mkdir(dirname(file), { recursive: true });
  await createVSIX({
    cwd: ROOT,
    packagePath: file,
    // Everything that runs is bundled in `dist`.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return (await stat(file)).size;
}
