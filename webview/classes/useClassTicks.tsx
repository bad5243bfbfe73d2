import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Label } from "../../src/core/labels/label";
import { className } from "../../src/core/reading/className";
import type { ClassTable } from "../../src/core/reading/classTable";
import { FilterField } from "../parts/filterField";
import { usePartOfList } from "../parts/usePartOfList";
import { TEXTS } from "../texts/texts";

const { ticks: texts } = TEXTS;

/** Classes that are offered at once. */
const STEP = 200;

export interface ClassTicks {
  /** Of the ticked classes, in the order of the table. */
  readonly labels: readonly Label[];
  /** Finds one of many; absent where there are few. */
  readonly filter: VNode | undefined;
  /** The classes, one a line. */
  readonly list: VNode;
  readonly clear: () => void;
}

/** Classes to be ticked. */
export function useClassTicks(
  table: Pick<ClassTable, "classes">,
  { legend, testId }: { readonly legend: string; readonly testId: string },
): ClassTicks {
  const [ticked, setTicked] = useState<readonly Label[]>([]);
  const [wanted, setWanted] = useState("");
  const { shown, more } = usePartOfList(classesCalled(table, wanted), STEP);
  return {
    labels: table.classes.flatMap(({ label }) => (ticked.includes(label) ? [label] : [])),
    filter:
      table.classes.length > STEP ? (
        <FilterField label={texts.filter} testId={`${testId}-filter`} value={wanted} onFilter={setWanted} />
      ) : undefined,
    list: (
      <fieldset data-testid={`${testId}-classes`}>
        <legend class="visually-hidden">{legend}</legend>
        {shown.map(({ label, name }) => (
          <label key={label}>
            <input
              type="checkbox"
              data-tick={label}
              checked={ticked.includes(label)}
              onChange={({ currentTarget }) => {
                const others = ticked.filter((other) => other !== label);
                setTicked(currentTarget.checked ? [...others, label] : others);
              }}
            />
            {name}
          </label>
        ))}
        {more}
      </fieldset>
    ),
    clear: () => {
      setTicked([]);
    },
  };
}

/** The classes with a text in their name, in any case, or of that very label. */
function classesCalled(
  table: Pick<ClassTable, "classes">,
  text: string,
): readonly { readonly label: Label; readonly name: string }[] {
  const wanted = text.trim().toLowerCase();
  return table.classes.flatMap(({ label }, index) => {
    const name = className(table, index);
    return name.toLowerCase().includes(wanted) || String(label) === wanted ? [{ label, name }] : [];
  });
}
