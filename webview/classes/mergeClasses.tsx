import type { TargetedSubmitEvent, VNode } from "preact";
import { useRef } from "preact/hooks";
import { mergeWords, withMerge } from "../../src/core/reading/classMerge";
import type { ClassMerge } from "../../src/core/document/choices";
import { className } from "../../src/core/reading/className";
import { Popup } from "../parts/popup";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { useClassTicks } from "./useClassTicks";

const { merge: texts } = TEXTS;

/** Chooses classes and a name, and has them read as one. */
export function MergeClasses(): VNode {
  const store = useStore();
  const { table } = store.evaluation.value;
  const { labels, filter, list, clear } = useClassTicks(table, { legend: texts.title, testId: "merge" });
  const popup = useRef<HTMLDetailsElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const usualName = table.classes
    .flatMap(({ label }, index) => (labels.includes(label) ? [className(table, index)] : []))
    .join(" + ");
  const merge = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
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
    clear();
    if (name.current) name.current.value = "";
    popup.current?.removeAttribute("open");
    popup.current?.querySelector("summary")?.focus();
  };
  return (
    <Popup title={texts.title} testId="merge" detailsRef={popup}>
      {filter}
      <form onSubmit={merge}>
        <p class="explanation">{texts.explanation}</p>
        {list}
        <label class="choice">
          <span>{texts.name}</span>
          <input type="text" ref={name} placeholder={usualName} data-testid="merge-name" />
        </label>
        <button type="submit" data-testid="merge-apply" disabled={labels.length < 2}>
          {texts.apply(labels.length)}
        </button>
      </form>
    </Popup>
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
