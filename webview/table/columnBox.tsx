import type { VNode } from "preact";

export interface ColumnBoxProps {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}

/** One column in a list of columns, with the box that shows and hides it. */
export function ColumnBox({ id, name, description, isShown, onChange }: ColumnBoxProps): VNode {
  return (
    <label title={description}>
      <input
        type="checkbox"
        data-column={id}
        checked={isShown}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />
      {name}
    </label>
  );
}
