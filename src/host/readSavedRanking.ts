import type * as vscode from "vscode";
import { LONGEST_RANKING, readRanking, type SavedRanking } from "../core/rank/savedRanking";
import { quantity } from "../core/text/format";
import { messageOf } from "../core/text/messageOf";
import { textOfBytes } from "../run/textOfBytes";
import { locationName, locationOf, onDisk, parentLocation } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** A saved ranking, of reports where they lie now. @throws with a sentence that names the file where it is none. */
export async function readSavedRanking(file: vscode.Uri): Promise<SavedRanking> {
  const location = locationOf(file);
  const name = locationName(location);
  const text = await textOf(location).catch((error: unknown) => {
    throw new Error(`${name} cannot be read: ${messageOf(error)}.`, { cause: error });
  });
  const read = readRanking(text, parentLocation(locationOf(onDisk(file))));
  if (!read.ok) throw new Error(`${name}: ${read.message}`);
  return read.ranking;
}

async function textOf(location: string): Promise<string> {
  const { size } = await WORKSPACE_FILES.stamp(location);
  if (size > LONGEST_RANKING) throw new Error(`it has ${quantity(size, "byte")}, more than a ranking takes`);
  return textOfBytes(await WORKSPACE_FILES.read(location));
}
