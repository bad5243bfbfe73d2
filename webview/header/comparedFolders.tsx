import type { VNode } from "preact";
import { reportTitles } from "../../src/core/sentences/reportTitles";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

/** The names of both folders, with their whole paths on hover: tabs have no room for those. */
export function ComparedFolders(): VNode {
  const store = useStore();
  const { folders } = store.report.value;
  const paths = TEXTS.header.folders(folders.prediction, folders.target);
  return (
    <p class="of-folders" title={paths} aria-label={paths} data-testid="folders">
      <bdi>{reportTitles([folders])[0]}</bdi>
    </p>
  );
}
