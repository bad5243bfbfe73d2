import type { Choices } from "../document/choices";
import type { ClassList } from "../document/classList";
import type { FoundLists, ImageEntry } from "../document/report";
import { listFit } from "./listFit";

/** What becomes of the lists that were found beside the targets. */
export interface FoundListChoice {
  /** The first that fits. */
  readonly classList?: ClassList;
  /** What is left to tell of; absent where that is nothing. */
  readonly foundLists?: FoundLists;
}

/** Takes the first found list that names the labels of all masks and changes no figure; else none, and all are kept to be offered. */
export function chooseFoundList(found: FoundLists, images: readonly ImageEntry[], choices: Choices): FoundListChoice {
  const classList =
    images.length === 0 ? undefined : found.lists.find((list) => listFit(list, images, choices).misfit === undefined);
  const { unread, skipped } = found;
  const left: FoundLists = { lists: classList ? [] : found.lists, unread, skipped: classList ? 0 : skipped };
  return { ...(classList && { classList: { ...classList, found: true } }), ...(tells(left) && { foundLists: left }) };
}

/** All that was found, with nothing decided. */
export function undecidedLists(found: FoundLists): FoundListChoice {
  return tells(found) ? { foundLists: found } : {};
}

function tells({ lists, unread, skipped }: FoundLists): boolean {
  return lists.length > 0 || unread.length > 0 || skipped > 0;
}
