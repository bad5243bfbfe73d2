import type { VNode } from "preact";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import type { ImageGroups } from "../../src/core/intervals/imageGroups";
import { intervalsCaution } from "../../src/core/words/intervalWords";
import { ChoiceSelect } from "../header/choiceSelect";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { GROUPINGS } from "../view";

const { intervals: texts } = TEXTS;

export interface IntervalsLineProps {
  readonly intervals: Intervals | undefined;
  readonly groups: ImageGroups;
}

/** What the ranges are, and what is drawn: single images, or groups of them. */
export function IntervalsLine({ intervals, groups }: IntervalsLineProps): VNode {
  const store = useStore();
  const { drawnBy, groupPattern } = store.view.value;
  return (
    <div class="intervals">
      <ChoiceSelect
        label={texts.drawnBy}
        title={texts.drawnByTitle}
        testId="drawn-by"
        value={drawnBy}
        onChoose={(value) => {
          store.look({ drawnBy: GROUPINGS.find((grouping) => grouping === value) ?? drawnBy });
        }}
      >
        {GROUPINGS.map((grouping) => (
          <option key={grouping} value={grouping}>
            {texts.groupings[grouping]}
          </option>
        ))}
      </ChoiceSelect>
      {drawnBy === "pattern" && (
        <label class="choice" title={texts.patternTitle}>
          <span>{texts.pattern}</span>
          <input
            type="text"
            data-testid="group-pattern"
            spellcheck={false}
            aria-invalid={!groups.ok}
            aria-describedby="intervals-line"
            value={groupPattern}
            onChange={({ currentTarget }) => {
              store.look({ groupPattern: currentTarget.value });
            }}
          />
        </label>
      )}
      <p id="intervals-line" class="explanation" data-testid="intervals">
        {sentence(intervals, groups)}
      </p>
    </div>
  );
}

function sentence(intervals: Intervals | undefined, groups: ImageGroups): string {
  if (!groups.ok) return groups.message;
  if (!intervals) return texts.pending;
  return [texts.rule(intervals), groups.unmatched > 0 ? texts.unmatched(groups.unmatched) : undefined, intervalsCaution(intervals)]
    .filter((part) => part !== undefined)
    .join(" ");
}
