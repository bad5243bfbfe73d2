import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "./folders.mjs";

/**
 * A folder under `.vscode-test` that is filled once and kept. It is filled aside and renamed when it is whole, so neither a
 * broken download nor two programs at the same time leave a half-filled one.
 * @param {string} name name of the folder, with the version in it
 * @param {string} message what the user reads while it is filled
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} absolute path
 */
export async function unpackOnce(name, message, fill) {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  console.error(message);
  await mkdir(CACHE, { recursive: true });
  await removeLeftOvers(name);
  const aside = `${folder}.part-${process.pid}`;
  try {
    await mkdir(aside);
    await fill(aside);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another program was faster: its folder is as good.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Deletes what programs that were killed while filling have left behind. */
async function removeLeftOvers(name) {
  const prefix = `${name}.part-`;
  const abandoned = (await readdir(CACHE)).filter(
    (entry) => entry.startsWith(prefix) && !isRunning(Number(entry.slice(prefix.length))),
  );
  for (const entry of abandoned) await rm(join(CACHE, entry), { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
