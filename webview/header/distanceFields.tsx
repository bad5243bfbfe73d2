import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { DIALECT_IDS, type OneEmpty, type Tolerance } from "../../src/core/shapes/shapeOptions";
import { SURFACE_DIALECTS } from "../../src/core/shapes/surfaceDialects";
import { readSpacing } from "../../src/core/shapes/shapeText";
import type { Spacing } from "../../src/core/shapes/spacing";
import { ChoiceSelect } from "../parts/choiceSelect";
import { NumberField } from "../parts/numberField";
import { UnitField } from "../parts/unitField";
import { TEXTS } from "../texts/texts";
import { useShapes } from "./useShapes";

const { fields: texts } = TEXTS.shapes;

export function TauField(): VNode {
  const {
    options: { tau },
    isInUnits,
    choose,
  } = useShapes();
  const units = (["pixels", "diagonal", ...(isInUnits ? (["units"] as const) : [])] as const).map(
    (kind) => [kind, texts.tauUnits[kind]] as const,
  );
  return (
    <UnitField
      label={texts.tau}
      title={texts.tauTitle}
      testId="tau"
      value={amountOf(tau)}
      min={0}
      step={tau.kind === "pixels" ? 1 : 0.1}
      isRight={(value) => value >= 0 && (tau.kind !== "diagonal" || (value > 0 && value <= 100))}
      onChoose={(value) => {
        choose({ tau: toleranceOf(tau.kind, value) });
      }}
      units={units}
      unit={tau.kind}
      unitLabel={texts.tauTitle}
      onUnit={(kind) => {
        choose({ tau: toleranceOf(kind, kind === "diagonal" ? USUAL_PERCENT : amountOf(tau)) });
      }}
    />
  );
}

/** As of the BF score. */
const USUAL_PERCENT = 0.75;

function amountOf(tau: Tolerance): number {
  if (tau.kind === "diagonal") return Number((100 * tau.share).toPrecision(12));
  return tau.kind === "pixels" ? tau.pixels : tau.units;
}

function toleranceOf(kind: Tolerance["kind"], amount: number): Tolerance {
  if (kind === "diagonal") return { kind, share: amount / 100 };
  return kind === "pixels" ? { kind, pixels: amount } : { kind, units: amount };
}

export function PercentileField(): VNode {
  const { options, choose } = useShapes();
  return (
    <NumberField
      label={texts.percentile}
      title={texts.percentileTitle}
      testId="percentile"
      value={options.percentile}
      min={1}
      max={100}
      step={1}
      list="percentiles"
      isRight={(percentile) => percentile > 0 && percentile <= 100}
      onChoose={(percentile) => {
        choose({ percentile });
      }}
    >
      <datalist id="percentiles">
        {[50, 90, 95, 99, 100].map((percent) => (
          <option key={percent} value={percent} />
        ))}
      </datalist>
    </NumberField>
  );
}

/** Whose distances they are. */
export function DialectField(): VNode {
  const { options, choose } = useShapes();
  return (
    <ChoiceSelect
      label={texts.dialect}
      title={texts.dialectTitle}
      testId="dialect"
      value={options.dialect.id}
      onChoose={(value) => {
        choose({ dialect: DIALECT_IDS.find((id) => id === value) });
      }}
    >
      {SURFACE_DIALECTS.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </ChoiceSelect>
  );
}

/** A distance that is surely too long for most images, until another is written. */
const LONG = 374;

export function OneEmptyField(): VNode {
  const {
    options: { oneEmpty },
    choose,
  } = useShapes();
  return (
    <span class="with-unit">
      <ChoiceSelect
        label={texts.oneEmpty}
        title={texts.oneEmptyTitle}
        testId="one-empty"
        value={typeof oneEmpty === "number" ? "number" : oneEmpty}
        onChoose={(value) => {
          choose({ oneEmpty: oneEmptyOf(value) });
        }}
      >
        {Object.entries(texts.oneEmpties).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ChoiceSelect>
      {typeof oneEmpty === "number" && (
        <NumberField
          label=""
          title={texts.oneEmptyNumber}
          testId="one-empty-number"
          value={oneEmpty}
          min={0}
          step={1}
          isRight={(value) => value >= 0}
          onChoose={(value) => {
            choose({ oneEmpty: value });
          }}
        />
      )}
    </span>
  );
}

function oneEmptyOf(value: string): OneEmpty {
  return value === "number" ? LONG : value === "diagonal" ? value : "exclude";
}

/** The edges of a pixel, by which distances are in millimetres. */
export function SpacingField(): VNode {
  const {
    options: { spacing },
    isInUnits,
    choose,
  } = useShapes();
  const [fault, setFault] = useState<string | undefined>(undefined);
  return (
    <>
      <label class="choice" title={`${texts.spacingTitle}\n${texts.again}`}>
        <span>{texts.spacing}</span>
        <input
          type="text"
          class="short"
          data-testid="spacing"
          spellcheck={false}
          placeholder={isInUnits ? texts.spacingOfFiles : texts.spacingNone}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : "spacing-fault"}
          value={fault ?? spacingText(spacing)}
          onChange={({ currentTarget: { value } }) => {
            const written = value.trim();
            const read = written === "" ? undefined : readSpacing(written);
            const isWrong = written !== "" && !read;
            setFault(isWrong ? value : undefined);
            if (!isWrong) choose({ spacing: read });
          }}
        />
      </label>
      {fault !== undefined && (
        <span id="spacing-fault" class="refused">
          {texts.spacingFault}
        </span>
      )}
    </>
  );
}

function spacingText(spacing: Spacing | undefined): string {
  if (!spacing) return "";
  const { x, y, z } = spacing;
  return (z === 1 ? [x, y] : [x, y, z]).join(", ");
}
