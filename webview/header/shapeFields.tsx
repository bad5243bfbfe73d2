import type { VNode } from "preact";
import { shapeUses, type ShapeChoice } from "../../src/core/metrics/shapeUses";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { DialectField, OneEmptyField, PercentileField, SpacingField, TauField } from "./distanceFields";
import { BandField, ConnectivityField, FoundField, LesionBoundField } from "./objectFields";

const { fields: texts } = TEXTS.shapes;

const FIELDS: Readonly<Record<ShapeChoice, () => VNode>> = {
  band: BandField,
  connectivity: ConnectivityField,
  spacing: SpacingField,
  tau: TauField,
  percentile: PercentileField,
  dialect: DialectField,
  oneEmpty: OneEmptyField,
  found: FoundField,
  lesionBound: LesionBoundField,
};

/** What the metric of the header follows from, where it is one of shapes. */
export function ShapeFields(): VNode | undefined {
  const store = useStore();
  const { id, short } = store.metric.value;
  const uses = shapeUses(id);
  if (uses.length === 0) return undefined;
  return (
    <div class="choices shape-fields" role="group" aria-label={texts.label} data-testid="shape-fields">
      <span class="dim">{texts.of(short)}</span>
      {uses.map((use) => {
        const Field = FIELDS[use];
        return <Field key={use} />;
      })}
    </div>
  );
}
