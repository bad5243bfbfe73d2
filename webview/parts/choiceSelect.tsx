import type { ComponentChildren, VNode } from "preact";

export interface ChoiceSelectProps {
  readonly label: string;
  readonly title?: string;
  readonly testId: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** `option` and `optgroup` elements. */
  readonly children: ComponentChildren;
}

/** A native select with its label in front. */
export function ChoiceSelect({ label, title, testId, value, onChoose, children }: ChoiceSelectProps): VNode {
  return (
    <label class="choice" title={title}>
      <span>{label}</span>
      <select
        data-testid={testId}
        value={value}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.value);
        }}
      >
        {children}
      </select>
    </label>
  );
}
