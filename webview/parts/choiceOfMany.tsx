import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { TEXTS } from "../texts/texts";
import { ChoiceSelect } from "./choiceSelect";

export interface OfferedChoice {
  readonly value: string;
  readonly text: string;
}

export interface ChoiceOfManyProps {
  readonly label: string;
  readonly testId: string;
  /** What stands for none of them. */
  readonly all: string;
  /** Of one of them, or `""` for none. */
  readonly value: string;
  readonly offered: readonly OfferedChoice[];
  readonly onChoose: (value: string) => void;
}

/** A menu of more takes seconds to be made, and nobody finds anything in it. */
const MOST_OF_MENU = 500;
/** Proposed under what has been written so far. */
const MOST_PROPOSED = 50;

/** One of classes, folders and the like, or none: a menu, and of very many a field that proposes those with what is written in it. */
export function ChoiceOfMany({ label, testId, all, value, offered, onChoose }: ChoiceOfManyProps): VNode {
  if (offered.length > MOST_OF_MENU) return <ChoiceByName {...{ label, testId, all, value, offered, onChoose }} />;
  return (
    <ChoiceSelect label={label} testId={testId} value={value} onChoose={onChoose}>
      <option value="">{all}</option>
      {offered.map(({ value: one, text }) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </ChoiceSelect>
  );
}

function ChoiceByName({ label, testId, all, value, offered, onChoose }: ChoiceOfManyProps): VNode {
  const list = useId();
  // What is written but not chosen yet.
  const [written, setWritten] = useState<string | undefined>(undefined);
  const chosenText = offered.find((one) => one.value === value)?.text ?? "";
  const [refused, setRefused] = useState(false);
  return (
    <label class="choice">
      <span>{label}</span>
      <input
        type="search"
        list={list}
        data-testid={testId}
        placeholder={all}
        title={refused ? TEXTS.choices.noneCalled : TEXTS.choices.write(offered.length)}
        aria-invalid={refused}
        value={written ?? chosenText}
        onInput={({ currentTarget }) => {
          setWritten(currentTarget.value);
        }}
        onChange={({ currentTarget }) => {
          const chosen = choiceCalled(offered, currentTarget.value);
          setRefused(chosen === undefined);
          if (chosen === undefined) return;
          setWritten(undefined);
          onChoose(chosen);
        }}
      />
      <datalist id={list}>
        {proposed(offered, written ?? "").map(({ value: one, text }) => (
          <option key={one} value={text} />
        ))}
      </datalist>
    </label>
  );
}

/** The value of the one with this text, in any case, or with this very value; `""` where nothing is written, undefined where there is none. */
export function choiceCalled(offered: readonly OfferedChoice[], text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return "";
  return (offered.find((one) => one.text.toLowerCase() === wanted) ?? offered.find(({ value }) => value === wanted))
    ?.value;
}

/** Those with the text in theirs, as many as are proposed. */
function proposed(offered: readonly OfferedChoice[], written: string): readonly OfferedChoice[] {
  const wanted = written.trim().toLowerCase();
  const found: OfferedChoice[] = [];
  for (const one of offered) {
    if (!one.text.toLowerCase().includes(wanted)) continue;
    found.push(one);
    if (found.length === MOST_PROPOSED) break;
  }
  return found;
}
