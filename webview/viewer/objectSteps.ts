import { objectClasses } from "../../src/core/counting/objectClasses";
import { objectRows, type ObjectRow } from "../../src/core/counting/objectRows";
import { className } from "../../src/core/reading/className";
import { objectsModel } from "../objects/objectsModel";
import { TEXTS } from "../texts/texts";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";
import type { ViewerModel } from "./viewerModel";

export interface ObjectSteps {
  /** The missed and invented objects in their order; undefined where objects were not measured. */
  readonly rows: readonly ObjectRow[] | undefined;
  /** The object so many places on from the one that is lit; the first or the last where none is. */
  readonly next: (step: number) => ObjectRow | undefined;
}

/** The missed and invented objects that keys step through: as the Objects tab lists them where it is open, else those of the image, the largest first. */
export function objectSteps(model: ViewerModel): ObjectSteps {
  const rows = objectsInOrder(model);
  const current = model.object.value;
  return {
    rows,
    next: (step) => {
      if (!rows || rows.length === 0) return undefined;
      const at = current ? rows.indexOf(current) : -1;
      const place = at < 0 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length;
      return rows[place];
    },
  };
}

function objectsInOrder({ store, view, lit }: ViewerModel): readonly ObjectRow[] | undefined {
  const evaluation = store.evaluation.value;
  const all = objectRows(evaluation);
  if (!all || store.view.value.tab === "objects") return all && objectsModel(store).inOrder.value.filter(isError);
  const image = evaluation.images.findIndex(({ name }) => name === view.value.image);
  const { focus, hidden } = lit.value;
  const classes = new Set(focus?.kind === "class" ? [focus.class] : objectClasses(evaluation));
  return all
    .filter((row) => row.image === image && isError(row) && classes.has(row.classIndex) && !hidden.has(row.classIndex))
    .sort((a, b) => b.area - a.area);
}

function isError({ state }: ObjectRow): boolean {
  return state === "missed" || state === "invented";
}

/** The object that is lit, in words; undefined where none is. */
export function objectInWords(model: ViewerModel): string | undefined {
  const { store, object } = model;
  const row = object.value;
  if (!row) return undefined;
  const { rows = [] } = objectSteps(model);
  const name = className(store.evaluation.value.table, row.classIndex);
  const state = TEXTS.objects.states[row.state];
  const begun = `${state.charAt(0).toUpperCase()}${state.slice(1)}`;
  const place = rows.indexOf(row);
  return place < 0
    ? texts.objectAlone(begun, name, row.area)
    : texts.object(begun, place + 1, rows.length, name, row.area);
}
