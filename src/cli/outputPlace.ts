import { accessSync, constants, existsSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { isNamedClassList } from "../core/classLists/isCalledClassList";
import { isMaskFile } from "../core/pairing/isMaskFile";
import { writeFault } from "../run/writeWhole";
import { imagesTableOf, REPORT_TABLE } from "../tables/reportTables";
import { UsageError } from "./command";
import { STANDARD_OUTPUT } from "./standardOutput";

/** Before the work: counting for an hour only to find no place for the result helps nobody. */
export function requireFolderOf(output: string | undefined, option = "output"): void {
  if (output === undefined || STANDARD_OUTPUT.has(output)) return;
  if (output === "") throw new UsageError(`--${option} takes the name of a file, and none is given.`);
  const folder = dirname(resolve(output));
  if (!existsSync(folder))
    throw new Error(
      `--${option} ${output} cannot be written: the folder ${folder} does not exist. Create it, or name another.`,
    );
  for (const file of filesOf(output)) requirePlace(file, folder, option);
}

function requirePlace(output: string, folder: string, option: string): void {
  const told = <Result>(look: () => Result): Result => {
    try {
      return look();
    } catch (error) {
      throw new Error(`--${option} ${output} cannot be written to the folder ${folder}: ${writeFault(error)}.`, {
        cause: error,
      });
    }
  };
  const found = told(() => statSync(output, { throwIfNoEntry: false }));
  if (found?.isDirectory()) throw new Error(`--${option} ${output} is a folder. Name a file in it.`);
  if (found?.isSocket()) throw new Error(`--${option} ${output} is a socket. Name a file.`);
  // What is there and no file, as a pipe, is written through.
  if (found?.isFile() === false) return;
  told(() => {
    accessSync(folder, constants.W_OK);
  });
}

/** What is written under a name: a report in tables is two files. */
function filesOf(output: string): readonly string[] {
  return output.endsWith(REPORT_TABLE) ? [output, imagesTableOf(output)] : [output];
}

/** What is read under a name. */
function readUnder(input: string): readonly string[] {
  return input.endsWith(".parquet") ? [input, imagesTableOf(input)] : [input];
}

/**
 * An output in the place of what it is made from would be the end of it.
 *
 * @param inputs files that are read, and folders of masks that are.
 */
export function refuseInputs(
  output: string | undefined,
  inputs: { readonly files?: readonly (string | undefined)[]; readonly folders?: readonly string[] },
  option = "output",
): void {
  for (const written of output === undefined ? [] : filesOf(output)) {
    if (statOf(written)?.isFile() !== true) continue;
    const location = realpathSync(written);
    const read = (inputs.files ?? []).flatMap((file) => (file === undefined ? [] : readUnder(file)));
    if (read.some((file) => existsSync(file) && realpathSync(file) === location) || isFound(location, inputs.folders))
      throw new UsageError(`--${option} ${output} would replace one of the files that are read. Name another place.`);
  }
}

/** Whether a file is a pack of masks itself, a mask in one of the folders, or a class list, which are found in them and beside them. */
function isFound(location: string, folders: readonly string[] = []): boolean {
  const [isMask, isList] = [isMaskFile(basename(location)), isNamedClassList(location)];
  // Folders of a saved report may be slow to answer, or hang: they are asked where it matters.
  const asked = isMask || isList ? folders : folders.filter((one) => basename(one) === basename(location));
  const real = asked.filter((one) => existsSync(one)).map((one) => realpathSync(one));
  const isBeside = (folder: string): boolean => dirname(location) === folder || dirname(location) === dirname(folder);
  return real.some(
    (one) => location === one || (isMask && location.startsWith(`${one}${sep}`)) || (isList && isBeside(one)),
  );
}

/** Of two texts that are written to one file, one would be lost. What is not a file, as a pipe, takes both. */
export function refuseTwice(outputs: readonly string[]): void {
  const realPaths = outputs.filter((output) => statOf(output)?.isFile() !== false).map(realPath);
  const twice = outputs.find((output) => realPaths.filter((location) => location === realPath(output)).length > 1);
  if (twice !== undefined)
    throw new UsageError(`Two texts would be written to ${twice}, and one of them be lost. Name a file for each.`);
}

/** The file that a path leads to, which need not be there; its folder has to be. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(resolve(path))), basename(path));
}

/** What is there; undefined where nothing is, or where it cannot be told, which is told where it is to be written. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
