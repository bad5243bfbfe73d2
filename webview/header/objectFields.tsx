import type { VNode } from "preact";
import { bandWidth, type Width } from "../../src/core/shapes/bandWidth";
import { DEFAULT_SHAPES } from "../../src/core/shapes/shapeOptions";
import type { MatchRule } from "../../src/core/shapes/objectMatches";
import { ChoiceSelect } from "../parts/choiceSelect";
import { NumberField } from "../parts/numberField";
import { UnitField } from "../parts/unitField";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { useShapes } from "./useShapes";

const { fields: texts } = TEXTS.shapes;

export function BandField(): VNode {
  const store = useStore();
  const {
    options: { band },
    choose,
  } = useShapes();
  const widths = store.evaluation.value.images.map(({ width, height }) => bandWidth(band, width, height));
  const isShare = band.kind === "diagonal";
  return (
    <>
      <UnitField
        label={texts.band}
        title={`${texts.bandTitle} ${texts.again}`}
        testId="band"
        value={isShare ? Number((100 * band.share).toPrecision(12)) : band.pixels}
        min={isShare ? 0 : 1}
        step={isShare ? 0.5 : 1}
        isRight={(value) => (isShare ? value > 0 && value <= 100 : value >= 1 && Number.isInteger(value))}
        onChoose={(value) => {
          choose({ band: isShare ? { kind: "diagonal", share: value / 100 } : { kind: "pixels", pixels: value } });
        }}
        units={UNITS}
        unit={band.kind}
        unitLabel={texts.bandTitle}
        onUnit={(kind) => {
          choose({ band: kind === "diagonal" ? DEFAULT_SHAPES.band : { kind, pixels: least(widths) } });
        }}
      />
      {isShare && widths.length > 0 && (
        <span class="dim" title={texts.bandPixelsTitle} data-testid="band-pixels">
          {texts.bandPixels(
            least(widths),
            widths.reduce((a, b) => Math.max(a, b), 1),
          )}
        </span>
      )}
    </>
  );
}

const UNITS = (["diagonal", "pixels"] as const satisfies readonly Width["kind"][]).map(
  (kind) => [kind, texts.bandUnits[kind]] as const,
);

function least(widths: readonly number[]): number {
  return widths.length === 0 ? 1 : widths.reduce((a, b) => Math.min(a, b));
}

/** Those of images; another that was chosen for volumes stays. */
const CONNECTIVITIES = [4, 8] as const;

export function ConnectivityField(): VNode {
  const {
    options: { connectivity },
    choose,
  } = useShapes();
  const offered = [...new Set([...CONNECTIVITIES, connectivity])];
  return (
    <ChoiceSelect
      label={texts.connectivity}
      title={`${texts.connectivityTitle} ${texts.again}`}
      testId="connectivity"
      value={String(connectivity)}
      onChoose={(value) => {
        choose({ connectivity: offered.find((one) => String(one) === value) });
      }}
    >
      {offered.map((one) => (
        <option key={one} value={one}>
          {texts.connectivities[one]}
        </option>
      ))}
    </ChoiceSelect>
  );
}

/** When an object counts as found, with the bound that the rule has. */
export function FoundField(): VNode {
  const {
    options: { found },
    choose,
  } = useShapes();
  const bound = found.kind === "iou" ? found.above : found.kind === "recall" ? found.share : undefined;
  return (
    <span class="with-unit">
      <ChoiceSelect
        label={texts.found}
        title={texts.foundTitle}
        testId="found"
        value={found.kind}
        onChoose={(value) => {
          const kind = FOUND_KINDS.find((one) => one === value);
          if (kind) choose({ found: ruleOf(kind, bound ?? 0.5) });
        }}
      >
        {FOUND_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {texts.foundRules[kind]}
          </option>
        ))}
      </ChoiceSelect>
      {bound !== undefined && (
        <NumberField
          label=""
          title={texts.foundBound}
          testId="found-bound"
          value={bound}
          min={0}
          max={1}
          step={0.05}
          isRight={(value) => (found.kind === "iou" ? value >= 0 && value < 1 : value > 0 && value <= 1)}
          onChoose={(value) => {
            choose({ found: ruleOf(found.kind, value) });
          }}
        />
      )}
    </span>
  );
}

const FOUND_KINDS = ["iou", "recall", "overlap"] as const satisfies readonly MatchRule["kind"][];

function ruleOf(kind: MatchRule["kind"], bound: number): MatchRule {
  if (kind === "overlap") return { kind };
  return kind === "iou" ? { kind, above: bound < 1 ? bound : 0.5 } : { kind, share: bound > 0 ? bound : 0.5 };
}

export function LesionBoundField(): VNode {
  const { options, choose } = useShapes();
  return (
    <NumberField
      label={texts.lesionBound}
      title={texts.lesionBoundTitle}
      testId="lesion-bound"
      value={options.lesionBound}
      min={0}
      step={1}
      isRight={(lesionBound) => lesionBound >= 0}
      onChoose={(lesionBound) => {
        choose({ lesionBound });
      }}
    />
  );
}
