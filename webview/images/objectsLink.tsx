import type { VNode } from "preact";
import { objectRows } from "../../src/core/counting/objectRows";
import type { ClassIndex } from "../../src/core/labels/indices";
import { Icon } from "../parts/icon";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { openObjectsOf } from "./openObjectsOf";

const { objects: texts } = TEXTS;

/** How many objects of a class were missed and invented, where that was measured: the way to them. */
export function ObjectsLink({ classIndex }: { readonly classIndex: ClassIndex }): VNode | undefined {
  const store = useStore();
  const rows = objectRows(store.evaluation.value)?.filter((row) => row.classIndex === classIndex);
  if (!rows) return undefined;
  const missed = rows.filter(({ state }) => state === "missed").length;
  const invented = rows.filter(({ state }) => state === "invented").length;
  return (
    <button
      type="button"
      class="secondary objects-link"
      title={texts.openFromImagesTitle}
      data-testid="objects-link"
      disabled={missed + invented === 0}
      onClick={() => {
        openObjectsOf(store, classIndex, missed > 0 ? "missed" : "errors");
      }}
    >
      {texts.openFromImages(missed, invented)} <Icon name="arrow" />
    </button>
  );
}
