import type { TargetedSubmitEvent, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { mergeWords, withMerge } from "../../src/core/reading/classMerge";
import type { ClassMerge } from "../../src/core/document/choices";
import { className } from "../../src/core/reading/className";
import type { ClassTable } from "../../src/core/reading/classTable";
import type { ClassIndex } from "../../src/core/labels/indices";
import type { Label } from "../../src/core/labels/label";
import { FilterField } from "../parts/filterField";
import { Popup } from "../parts/popup";
import { usePartOfList } from "../parts/usePartOfList";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { merge: texts } = TEXTS;

/** Classes that are offered at once. */
const STEP = 200;

/** Chooses classes and a name, and has them read as one. */
export function MergeClasses(): VNode {
  const store = useStore();
  const { table } = store.evaluation.value;
  const [chosen, setChosen] = useState<readonly Label[]>([]);
  const popup = useRef<HTMLDetailsElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState("");
  const { shown, more } = usePartOfList(classesCalled(table, wanted), STEP);
  const indices = table.classes.flatMap(({ label }, index) => (chosen.includes(label) ? [index] : []));
  const usualName = indices.map((index) => className(table, index)).join(" + ");
  const merge = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const labels = indices.flatMap((index) => table.classes[index]?.label ?? []);
    const [first] = labels;
    if (first === undefined || labels.length < 2) return;
    const { merges, leftOut } = store.choices.value;
    const written = name.current?.value.trim() ?? "";
    const kept = leftOut.filter((label) => !labels.includes(label));
    store.choose({
      merges: withMerge(merges, { labels, name: written === "" ? usualName : written }),
      // The merged class is out of the mean only where all of its classes were.
      leftOut: labels.every((label) => leftOut.includes(label)) ? [...kept, first] : kept,
    });
    setChosen([]);
    if (name.current) name.current.value = "";
    popup.current?.removeAttribute("open");
    popup.current?.querySelector("summary")?.focus();
  };
  return (
    <Popup title={texts.title} testId="merge" detailsRef={popup}>
      {table.classes.length > STEP && (
        <FilterField label={texts.filter} testId="merge-filter" value={wanted} onFilter={setWanted} />
      )}
      <form onSubmit={merge}>
        <p class="explanation">{texts.explanation}</p>
        <fieldset>
          <legend class="visually-hidden">{texts.title}</legend>
          {shown.map(({ label, index }) => (
            <label key={label}>
              <input
                type="checkbox"
                data-merge={label}
                checked={chosen.includes(label)}
                onChange={({ currentTarget }) => {
                  const others = chosen.filter((other) => other !== label);
                  setChosen(currentTarget.checked ? [...others, label] : others);
                }}
              />
              {className(table, index)}
            </label>
          ))}
          {more}
        </fieldset>
        <label class="choice">
          <span>{texts.name}</span>
          <input type="text" ref={name} placeholder={usualName} data-testid="merge-name" />
        </label>
        <button type="submit" data-testid="merge-apply" disabled={indices.length < 2}>
          {texts.apply(indices.length)}
        </button>
      </form>
    </Popup>
  );
}

/** The classes with a text in their name, in any case, or of that very label. */
function classesCalled(
  table: Pick<ClassTable, "classes">,
  text: string,
): readonly { readonly label: Label; readonly index: ClassIndex }[] {
  const wanted = text.trim().toLowerCase();
  return table.classes.flatMap(({ label }, index) =>
    className(table, index).toLowerCase().includes(wanted) || String(label) === wanted ? [{ label, index }] : [],
  );
}

/** What is merged, each with the way back. */
export function MergedClasses(): VNode {
  const store = useStore();
  const { merges } = store.choices.value;
  return (
    <>
      {merges.map((merge) => (
        <span key={merge.labels[0]} class="dim" title={mergeWords(merge)} data-testid="merged">
          {texts.merged(merge.name, merge.labels.length)}{" "}
          <button
            type="button"
            class="link"
            aria-label={texts.undoTitle(merge.name)}
            onClick={() => {
              store.choose({ merges: merges.filter((other: ClassMerge) => other !== merge) });
            }}
          >
            {texts.undo}
          </button>
        </span>
      ))}
    </>
  );
}
