import type { LabelReading, Measured } from "../document/measured";
import type { Width } from "../shapes/bandWidth";
import type { Connectivity } from "../shapes/connectivity";
import type { MatchRule } from "../shapes/objectMatches";
import { DIALECT_IDS, OBJECT_READINGS, type OneEmpty, type ShapeChoices, type Tolerance } from "../shapes/shapeOptions";
import type { Spacing } from "../shapes/spacing";
import type { Field } from "./field";
import { readLabel } from "./readLabel";

/** What the user chose about shapes, from a saved report. */
export function readShapeChoices(field: Field): ShapeChoices {
  const band = field.maybe("band");
  const connectivity = field.maybe("connectivity");
  const objects = field.maybe("objects");
  const spacing = field.maybe("spacing");
  const tau = field.maybe("tau");
  const percentile = field.maybe("percentile");
  const dialect = field.maybe("dialect");
  const oneEmpty = field.maybe("oneEmpty");
  const found = field.maybe("found");
  const lesionBound = field.maybe("lesionBound");
  return {
    ...(band && { band: readWidth(band) }),
    ...(connectivity && { connectivity: readConnectivity(connectivity) }),
    ...(objects && { objects: objects.oneOf(OBJECT_READINGS) }),
    ...(spacing && { spacing: readSpacing(spacing) }),
    ...(tau && { tau: readTolerance(tau) }),
    ...(percentile && { percentile: readPercentile(percentile) }),
    ...(dialect && { dialect: dialect.oneOf(DIALECT_IDS) }),
    ...(oneEmpty && { oneEmpty: readOneEmpty(oneEmpty) }),
    ...(found && { found: readRule(found) }),
    ...(lesionBound && { lesionBound: lesionBound.notNegative() }),
  };
}

/** What shapes were measured under, from a saved report. */
export function readMeasured(field: Field): Measured {
  const colours = field.maybe("colours");
  const [target, prediction] = [colours?.maybe("target"), colours?.maybe("prediction")];
  const objects = field.maybe("objects");
  const idSides = field.maybe("idSides");
  const spacing = field.maybe("spacing");
  const regions = field.maybe("regions");
  return {
    target: readReading(field.at("target")),
    prediction: readReading(field.at("prediction")),
    ...(colours && {
      colours: { ...(target && { target: target.text() }), ...(prediction && { prediction: prediction.text() }) },
    }),
    band: readWidth(field.at("band")),
    connectivity: readConnectivity(field.at("connectivity")),
    ...(objects && { objects: objects.oneOf(["ids"]) }),
    ...(idSides && { idSides: idSides.items().map((side) => side.oneOf(["target", "prediction"])) }),
    ...(spacing && { spacing: readSpacing(spacing) }),
    ...(regions && { regions: regions.items().map((region) => region.items().map(readLabel)) }),
  };
}

function readReading(field: Field): LabelReading {
  return field.items().map((row) => {
    const [label, as, ...others] = row.items();
    if (!label || !as || others.length > 0) {
      row.refuse("a label and what it was read as");
      return [0, "none"];
    }
    return [readLabel(label), as.value === "ignored" || as.value === "none" ? as.value : readLabel(as)];
  });
}

function readWidth(field: Field): Width {
  const kind = field.at("kind").oneOf(["diagonal", "pixels"]);
  return kind === "diagonal"
    ? { kind, share: field.at("share").share() }
    : { kind, pixels: field.at("pixels").wholeNumber(1, MOST_PIXELS) };
}

const MOST_PIXELS = 2 ** 31 - 1;

function readTolerance(field: Field): Tolerance {
  const kind = field.at("kind").oneOf(["diagonal", "pixels", "units"]);
  switch (kind) {
    case "diagonal":
      return { kind, share: field.at("share").share() };
    case "pixels":
      return { kind, pixels: field.at("pixels").notNegative() };
    case "units":
      return { kind, units: field.at("units").notNegative() };
  }
}

function readConnectivity(field: Field): Connectivity {
  return field.oneOf<Connectivity>([4, 6, 8, 18, 26]);
}

function readSpacing(field: Field): Spacing {
  return { x: field.at("x").positive(), y: field.at("y").positive(), z: field.at("z").positive() };
}

function readPercentile(field: Field): number {
  const percent = field.positive();
  if (percent > 100) field.refuse("a number above 0, at most 100");
  return percent;
}

function readOneEmpty(field: Field): OneEmpty {
  return field.value === "exclude" || field.value === "diagonal" ? field.value : field.notNegative();
}

function readRule(field: Field): MatchRule {
  const kind = field.at("kind").oneOf(["overlap", "recall", "iou"]);
  switch (kind) {
    case "overlap":
      return { kind };
    case "recall":
      return { kind, share: field.at("share").share() };
    case "iou":
      return { kind, above: readBound(field.at("above")) };
  }
}

function readBound(field: Field): number {
  const bound = field.notNegative();
  if (bound > 1) field.refuse("a number from 0 to 1");
  return bound;
}
