import type { Width } from "../core/shapes/bandWidth";
import type { Connectivity } from "../core/shapes/connectivity";
import {
  DEFAULT_SHAPES,
  DIALECT_IDS,
  OBJECT_READINGS,
  type ShapeChoices,
  type Tolerance,
} from "../core/shapes/shapeOptions";
import { readSpacing, readTolerance, readWidth } from "../core/shapes/shapeText";
import type { Spacing } from "../core/shapes/spacing";
import type { Field } from "../core/report/field";
import { SETTINGS } from "./ids";

type ShapeSetting = (typeof SETTINGS)[
  "band" | "connectivity" | "objects" | "spacing" | "dialect" | "tau" | "percentile"];

/** What the settings say of shapes; a report names only what is other than usual, so undefined where nothing is. */
export function shapeSettings(
  read: <Value>(key: ShapeSetting, value: (field: Field) => Value) => Value | undefined,
): ShapeChoices | undefined {
  const spacing = read(SETTINGS.spacing, edges);
  const chosen: ShapeChoices = {
    ...unusual("band", read(SETTINGS.band, band)),
    ...unusual(
      "connectivity",
      read(SETTINGS.connectivity, (field) => field.oneOf<Connectivity>([4, 6, 8, 18, 26])),
    ),
    ...unusual(
      "dialect",
      read(SETTINGS.dialect, (field) => field.oneOf(DIALECT_IDS)),
    ),
    ...unusual(
      "objects",
      read(SETTINGS.objects, (field) => field.oneOf(OBJECT_READINGS)),
    ),
    ...(spacing && { spacing }),
    ...unusual(
      "tau",
      read(SETTINGS.tau, (field) => tolerance(field, spacing !== undefined)),
    ),
    ...unusual("percentile", read(SETTINGS.percentile, percent)),
  };
  return Object.keys(chosen).length > 0 ? chosen : undefined;
}

function unusual<Key extends keyof typeof DEFAULT_SHAPES>(
  key: Key,
  value: ShapeChoices[Key] | undefined,
): Partial<Pick<ShapeChoices, Key>> {
  const isUsual = value === undefined || JSON.stringify(value) === JSON.stringify(DEFAULT_SHAPES[key]);
  return isUsual ? {} : ({ [key]: value } as Partial<Pick<ShapeChoices, Key>>);
}

function band(field: Field): Width {
  const width = readWidth(field.text());
  if (!width) field.refuse("a share of the diagonal such as 0.02, or pixels such as 3px");
  return width ?? DEFAULT_SHAPES.band;
}

/** In millimetres where the size of a pixel is set, too. */
function tolerance(field: Field, hasSpacing: boolean): Tolerance {
  const { value, unit } = readTolerance(field.text()) ?? {};
  if (value === undefined || (unit === "mm" && !hasSpacing)) {
    const millimetres = hasSpacing ? ", millimetres such as 1mm" : "";
    field.refuse(`pixels such as 2px${millimetres}, or a share of the diagonal such as 1%`);
    return DEFAULT_SHAPES.tau;
  }
  if (unit === "%") return { kind: "diagonal", share: value / 100 };
  return unit === "mm" ? { kind: "units", units: value } : { kind: "pixels", pixels: value };
}

/** An empty text, as a field of the settings editor that was cleared leaves it, is none. */
function edges(field: Field): Spacing | undefined {
  const text = field.text().trim();
  const spacing = text === "" ? undefined : readSpacing(text);
  if (text !== "" && !spacing) field.refuse("the edges of a pixel in millimetres along x and y, such as 0.8,0.8");
  return spacing;
}

function percent(field: Field): number {
  const value = field.positive();
  if (value > 100) field.refuse("a number above 0, at most 100");
  return value;
}
