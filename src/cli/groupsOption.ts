import { imageGroups } from "../core/intervals/imageGroups";
import type { ImageGrouping } from "../core/document/choices";
import { UsageError } from "./command";

/** What `--groups` names: folders, or a regular expression on the names of images; undefined for single images. */
export function chosenGroups(text: string): ImageGrouping | undefined {
  if (text === "image") return undefined;
  if (text === "folder") return { kind: "folder" };
  const grouping = { kind: "pattern", pattern: text } as const;
  const read = imageGroups([], grouping);
  if (!read.ok) throw new UsageError(`--groups takes image, folder or a regular expression. ${read.message}`);
  return grouping;
}
