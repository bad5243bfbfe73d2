import { messageOf } from "../core/text/messageOf";
import { chmod, chown, lstat, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { absent } from "./absent";

/** Texts written before other work of the process gets its turn. */
const TEXTS_A_TURN = 200;

/** How a file is to be written. */
export type OutputWay =
  /** Beside its place, then renamed: a stop in between leaves the old file or none, never a part. */
  | {
      readonly kind: "aside";
      readonly path: string;
      readonly aside: string;
      readonly before?: { readonly mode: number; readonly uid: number; readonly gid: number };
    }
  /** A pipe, a device or a link to nothing is not a file that could be renamed over: it gets what is written as it comes. */
  | { readonly kind: "through"; readonly path: string };

/** The way to an output: of a link, the file that it leads to. @throws what the file system says, in a sentence. */
export async function outputWay(path: string): Promise<OutputWay> {
  return inSentences(path, async () => {
    const before = await stat(path).catch(absent);
    if (before && !before.isFile()) return { kind: "through", path };
    if (!before && (await lstat(path).catch(absent))?.isSymbolicLink()) return { kind: "through", path };
    const real = before ? await realpath(path) : path;
    const aside = `${real}.${process.pid}.tmp`;
    return {
      kind: "aside",
      path: real,
      aside,
      ...(before && { before: { mode: before.mode & 0o7777, uid: before.uid, gid: before.gid } }),
    };
  });
}

/**
 * Writes a file, whole or not at all, with the permissions of the one that it replaces; other work of the process goes on meanwhile.
 *
 * @throws with a sentence that names the file and what to do.
 */
export async function writeWhole(path: string, texts: Iterable<string>): Promise<void> {
  await writeWholeBy(path, (file) => fill(file, texts));
}

/** The same of a file that is written by the work. */
export async function writeWholeBy<Result>(path: string, work: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const place = await outputWay(path);
  return inSentences(path, () =>
    place.kind === "through" ? opened(path, work) : replace(place, (aside) => opened(aside, work)),
  );
}

async function replace<Result>(
  { path, aside, before }: Extract<OutputWay, { kind: "aside" }>,
  write: (aside: string) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await write(aside);
    if (before) {
      // Only its owner and root may give a file away; one that cannot be is written all the same.
      await chown(aside, before.uid, before.gid).catch(() => undefined);
      await chmod(aside, before.mode);
    }
    await rename(aside, path);
    return result;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

async function opened<Result>(path: string, work: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const file = await open(path, "w");
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** While a few texts are written the next ones are made. */
async function fill(file: FileHandle, texts: Iterable<string>): Promise<void> {
  const left = texts[Symbol.iterator]();
  let next = joinedTexts(left);
  while (next !== "") {
    [next] = await Promise.all([nextTurn().then(() => joinedTexts(left)), file.writeFile(next)]);
  }
}

/** The next texts as one; empty where none is left. */
function joinedTexts(texts: Iterator<string, unknown>): string {
  let joined = "";
  for (let taken = 0; taken < TEXTS_A_TURN || joined === ""; taken++) {
    const next = texts.next();
    if (next.done === true) break;
    joined += next.value;
  }
  return joined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied. Change the permissions of its folder, or name another place",
  EPERM: "permission denied. Change the permissions of its folder, or name another place",
  EROFS: "the disk is read-only. Name another place",
  EISDIR: "it is a folder. Name a file in it",
  ENOENT: "its folder does not exist. Create it, or name another place",
  ENOTDIR: "its folder is a file. Name another place",
  ELOOP: "its links lead in a circle. Name another place",
  ENAMETOOLONG: "its name is too long. Name a shorter one",
  ENOSPC: "no space is left on the disk. Make room, or name another place",
  EDQUOT: "the quota of the disk is used up. Make room, or name another place",
  EPIPE: "nobody reads from it any more",
  ENXIO: "it is a socket, or a pipe that nobody reads. Name another place",
};

/** The work, its failure as a sentence that says where nothing can be written; what the work itself finds wrong stays as it is. */
export async function inSentences<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === "") throw error;
    throw new Error(`${path} cannot be written: ${writeFault(error)}.`, { cause: error });
  }
}

/** What kept something from being written, as the end of a sentence. */
export function writeFault(error: unknown): string {
  return REASONS[codeOf(error)] ?? messageOf(error);
}

/** The name that the file system gives to a failure; empty for all others. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
