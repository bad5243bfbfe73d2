import type { VNode } from "preact";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import { imageGroups, type ImageGroups } from "../../src/core/intervals/imageGroups";
import type { ImageGrouping } from "../../src/core/document/choices";
import { intervalsCaution } from "../../src/core/sentences/intervalWords";
import { shownGrouping } from "../figures/shownGrouping";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { GROUPINGS } from "../view/summaryView";

const { intervals: texts } = TEXTS;

export interface IntervalsLineProps {
  readonly intervals: Intervals | undefined;
  readonly groups: ImageGroups;
}

/** What the ranges are, and what is drawn: single images, or groups of them. */
export function IntervalsLine({ intervals, groups }: IntervalsLineProps): VNode {
  const store = useStore();
  const grouping = shownGrouping(store.choices.value.groups, store.view.value.groupPattern);
  const choose = (chosen: ImageGrouping | undefined): void => {
    store.look({ groupPattern: undefined });
    store.choose({ groups: chosen });
  };
  const write = (pattern: string): void => {
    if (imageGroups([], { kind: "pattern", pattern }).ok) choose({ kind: "pattern", pattern });
    else store.look({ groupPattern: pattern });
  };
  return (
    <div class="intervals">
      <ChoiceSelect
        label={texts.drawnBy}
        title={texts.drawnByTitle}
        testId="drawn-by"
        value={grouping.kind}
        onChoose={(value) => {
          if (value === "pattern") write("");
          else choose(value === "folder" ? { kind: "folder" } : undefined);
        }}
      >
        {GROUPINGS.map((kind) => (
          <option key={kind} value={kind}>
            {texts.groupings[kind]}
          </option>
        ))}
      </ChoiceSelect>
      {grouping.kind === "pattern" && (
        <label class="choice" title={texts.patternTitle}>
          <span>{texts.pattern}</span>
          <input
            type="text"
            data-testid="group-pattern"
            spellcheck={false}
            aria-invalid={!groups.ok}
            aria-describedby="intervals-line"
            value={grouping.pattern}
            onChange={({ currentTarget }) => {
              write(currentTarget.value);
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
  return [
    texts.rule(intervals),
    groups.unmatched > 0 ? texts.unmatched(groups.unmatched) : undefined,
    intervalsCaution(intervals),
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
