import type { TargetedSubmitEvent, VNode } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { BUILT_IN_REGIONS, builtInRegionsOf } from "../../src/core/classLists/builtInRegions";
import { countedImages } from "../../src/core/counting/countedImages";
import type { LabelRegion } from "../../src/core/document/labelRegion";
import type { Label } from "../../src/core/labels/label";
import { className } from "../../src/core/reading/className";
import { classTable, type ClassTable } from "../../src/core/reading/classTable";
import { chosenRegions } from "../../src/core/reading/chosenRegions";
import { chooseRegions } from "../../src/core/reading/labelRegions";
import { Popup } from "../parts/popup";
import type { Store } from "../store/store";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { useClassTicks } from "./useClassTicks";

const { regions: texts } = TEXTS;

/** Makes sets of classes, which may overlap, stand for the classes; each goes with a click. */
export function ChooseRegions(): VNode {
  const store = useStore();
  const regions = chosenRegions(store.choices.value) ?? [];
  const table = useClasses(store);
  const { labels, filter, list, clear } = useClassTicks(table, { legend: texts.title, testId: "region" });
  const [name, setName] = useState("");
  const popup = useRef<HTMLDetailsElement>(null);
  const usualName = namesOf(table, labels);
  const written = name.trim() === "" ? usualName : name.trim();
  const isTaken = regions.some((region) => region.name === written);
  const choose = (after: readonly LabelRegion[]): void => {
    store.choose(chooseRegions(store.choices.value, after));
  };
  const add = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (labels.length === 0 || isTaken) return;
    choose([...regions, { name: written, labels }]);
    clear();
    setName("");
  };
  return (
    <Popup title={texts.title} testId="regions" detailsRef={popup}>
      <p class="explanation">{texts.explanation}</p>
      {regions.length > 0 && (
        <ul class="regions">
          {regions.map((region) => (
            <li key={region.name} data-region={region.name}>
              <span>{texts.region(region.name, namesOf(table, region.labels))}</span>{" "}
              <button
                type="button"
                class="link"
                aria-label={texts.removeTitle(region.name)}
                onClick={() => {
                  choose(regions.filter((other) => other !== region));
                  popup.current?.querySelector("summary")?.focus();
                }}
              >
                {texts.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {filter}
      <form onSubmit={add}>
        {list}
        <label class="choice">
          <span>{texts.name}</span>
          <input
            type="text"
            value={name}
            placeholder={usualName}
            data-testid="region-name"
            aria-invalid={isTaken}
            onInput={({ currentTarget }) => {
              setName(currentTarget.value);
            }}
          />
        </label>
        {isTaken && labels.length > 0 && <p role="alert">{texts.taken(written)}</p>}
        <button type="submit" data-testid="region-add" disabled={labels.length === 0 || isTaken}>
          {texts.add(labels.length)}
        </button>
      </form>
      {builtInRegionsOf(table.classes).map((title) => (
        <button
          key={title}
          type="button"
          class="secondary"
          onClick={() => {
            choose(BUILT_IN_REGIONS[title] ?? []);
          }}
        >
          {title}
        </button>
      ))}
    </Popup>
  );
}

/** That regions stand for the classes, with the way back. */
export function ChosenRegions(): VNode | undefined {
  const store = useStore();
  const regions = chosenRegions(store.choices.value);
  if (!regions) return undefined;
  return (
    <span class="dim" data-testid="chosen-regions">
      {texts.chosen(regions.length)}{" "}
      <button
        type="button"
        class="link"
        onClick={() => {
          store.choose(chooseRegions(store.choices.value, []));
        }}
      >
        {texts.removeAll}
      </button>
    </span>
  );
}

/** The classes that regions are made of. */
function useClasses(store: Store): Pick<ClassTable, "classes"> {
  const { table } = store.evaluation.value;
  const report = store.report.value;
  const choices = store.choices.value;
  const isOfRegions = table.outside !== undefined;
  return useMemo(
    () => (isOfRegions ? classTable(countedImages(report, choices), choices) : table),
    [isOfRegions, table, report, choices],
  );
}

/** A label that no class has stands for itself. */
function namesOf(table: Pick<ClassTable, "classes">, labels: readonly Label[]): string {
  const nameOf = new Map(table.classes.map(({ label }, index) => [label, className(table, index)]));
  return labels.map((label) => nameOf.get(label) ?? String(label)).join(" + ");
}
