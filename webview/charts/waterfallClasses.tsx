import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import type { ClassTable } from "../../src/core/reading/classTable";
import type { Bar } from "../../src/core/gap/gap";
import { formatDifference } from "../texts/format";
import { TEXTS } from "../texts/texts";

/** Below this a class is left out of the list: it would show as 0.000. */
const LEAST = 0.0005;

/** The classes that make a step, largest first; opened by mouse or keyboard. */
export function WaterfallClasses({ bar, table }: { readonly bar: Bar; readonly table: ClassTable }): VNode | undefined {
  const listed = listedClasses(bar);
  if (listed.length === 0) return undefined;
  return (
    <details>
      <summary>{TEXTS.gap.classes(listed.length)}</summary>
      <ul>
        {listed.map(({ classIndex, amount }) => (
          <li key={classIndex}>
            <span>{className(table, classIndex)}</span> <span class="figure">{formatDifference(amount)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** More than these are left to the list. */
const MOST_IN_WORDS = 12;

/** The same for the pointer that rests on the step, a line a class; undefined where no class stands out. */
export function classesInWords(bar: Bar, table: ClassTable): string | undefined {
  const listed = listedClasses(bar);
  if (listed.length === 0) return undefined;
  const lines = listed
    .slice(0, MOST_IN_WORDS)
    .map(({ classIndex, amount }) => `${className(table, classIndex)} ${formatDifference(amount)}`);
  return [...lines, ...(listed.length > MOST_IN_WORDS ? ["…"] : [])].join("\n");
}

function listedClasses(bar: Bar): Bar["classes"] {
  return bar.classes
    .filter(({ amount }) => Math.abs(amount) >= LEAST)
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}
