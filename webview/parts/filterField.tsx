import type { VNode } from "preact";

export interface FilterFieldProps {
  /** What is written in it while it is empty, and what it is called. */
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly onFilter: (text: string) => void;
}

/** The field that lets rows through by a text; a key leads to it from anywhere in its tab. */
export function FilterField({ label, testId, value, onFilter }: FilterFieldProps): VNode {
  return (
    <input
      type="search"
      class="filter"
      data-testid={testId}
      data-filter
      placeholder={label}
      aria-label={label}
      value={value}
      onInput={({ currentTarget }) => {
        onFilter(currentTarget.value);
      }}
    />
  );
}
