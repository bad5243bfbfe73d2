import type { ComponentChildren, VNode } from "preact";

export interface NumberFieldProps {
  /** In front of it; empty where what stands before says what it is. */
  readonly label: string;
  readonly title: string;
  readonly testId: string;
  readonly value: number;
  readonly min: number;
  readonly step: number;
  readonly max?: number;
  /** The id of a list of usual values, which stands in `children`. */
  readonly list?: string;
  readonly isRight: (value: number) => boolean;
  readonly onChoose: (value: number) => void;
  readonly children?: ComponentChildren;
}

/** A number of the header with its name; what is not a right one gives way to the one before. */
export function NumberField({
  label,
  title,
  testId,
  value,
  isRight,
  onChoose,
  children,
  ...input
}: NumberFieldProps): VNode {
  return (
    <label class="choice" title={title}>
      {label !== "" && <span>{label}</span>}
      <input
        type="number"
        class="short"
        data-testid={testId}
        aria-label={label === "" ? title : undefined}
        {...input}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.valueAsNumber;
          if (isRight(chosen)) onChoose(chosen);
          else currentTarget.value = String(value);
        }}
      />
      {children}
    </label>
  );
}
