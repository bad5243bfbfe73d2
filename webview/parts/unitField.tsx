import type { VNode } from "preact";
import { NumberField, type NumberFieldProps } from "./numberField";

export interface UnitFieldProps<Unit extends string> extends Omit<NumberFieldProps, "children"> {
  readonly units: readonly (readonly [unit: Unit, name: string])[];
  readonly unit: Unit;
  /** Of the select, which has no label in sight. */
  readonly unitLabel: string;
  readonly onUnit: (unit: Unit) => void;
}

/** A number with its unit behind it. */
export function UnitField<Unit extends string>({
  units,
  unit,
  unitLabel,
  onUnit,
  ...number
}: UnitFieldProps<Unit>): VNode {
  return (
    <span class="with-unit">
      <NumberField {...number} />
      <select
        data-testid={`${number.testId}-unit`}
        aria-label={unitLabel}
        value={unit}
        onChange={({ currentTarget }) => {
          const chosen = units.find(([each]) => each === currentTarget.value);
          if (chosen) onUnit(chosen[0]);
        }}
      >
        {units.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
