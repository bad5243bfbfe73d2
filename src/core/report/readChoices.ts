import type { Choices, Palettes, ZeroDivision, ClassMerge, ImageGrouping, ImageSubset } from "../document/choices";
import type { ClassInfo, ClassList } from "../document/classList";
import type { LabelRegion } from "../document/labelRegion";
import { linearPattern } from "../pattern/linearPattern";
import type { Relabelling } from "../document/relabelling";
import type { Field } from "./field";
import { readFileChoices } from "./readFileChoices";
import { readSegmentKinds } from "./readSegmentKinds";
import { readLabel } from "./readLabel";
import { readLabelRows } from "./readLabelRows";
import { readShapeChoices } from "./readShapes";

/** What the user chose, from a saved report. */
export function readChoices(field: Field): Choices {
  const classList = field.maybe("classList");
  const beta = field.maybe("beta");
  const threshold = field.maybe("threshold");
  const palettes = field.maybe("palettes");
  const files = field.maybe("files");
  const shapes = field.maybe("shapes");
  const ignore = field.at("ignore");
  const relabelling = field.at("relabelling");
  const merges = field.maybe("merges");
  const regions = field.maybe("regions");
  const subset = field.maybe("subset");
  const groups = field.maybe("groups");
  return {
    zeroDivision: field.at("undefined").oneOf<ZeroDivision>(["exclude", 0, 1]),
    presence: field.at("presence").oneOf(["all", "union", "target"]),
    missing: field.at("missing").oneOf(["leave-out", "count"]),
    ignore: ignore.value === "auto" ? "auto" : ignore.items().map(readLabel),
    ...(classList && { classList: readClassList(classList) }),
    leftOut: field.at("leftOut").items().map(readLabel),
    relabelling: {
      prediction: relabelling.at("prediction").items().map(readRelabelling),
      target: relabelling.at("target").items().map(readRelabelling),
    },
    merges: merges ? readMerges(merges) : [],
    ...(regions && { regions: readRegions(regions) }),
    ...(subset && { subset: readSubset(subset) }),
    ...(groups && { groups: readGroups(groups) }),
    ...(beta && { beta: beta.positive() }),
    ...(threshold && { threshold: threshold.share() }),
    ...(palettes && { palettes: palettes.oneOf<Palettes>(["indices", "colours"]) }),
    ...(files && { files: readFileChoices(files) }),
    ...(shapes && { shapes: readShapeChoices(shapes) }),
  };
}

export function readClassList(field: Field): ClassList {
  const list = field.at("classes");
  const colours = field.maybe("colours");
  const begins = field.maybe("begins");
  const found = field.maybe("found");
  const regions = field.maybe("regions");
  const classes = list.items().map(readClass);
  if (new Set(classes.map(({ label }) => label)).size < classes.length) list.fault("names a label twice");
  return {
    source: field.at("source").text(),
    ...(colours && { colours: colours.text() }),
    ...(begins && { begins: readLabel(begins) }),
    ...(found && readFound(found)),
    classes,
    ignore: field.at("ignore").items().map(readLabel),
    ...(regions && { regions: readRegions(regions) }),
  };
}

function readFound(field: Field): Pick<ClassList, "found"> {
  if (field.value !== true) field.refuse("true");
  return { found: true };
}

function readClass(field: Field): ClassInfo {
  return {
    label: readLabel(field.at("label")),
    name: field.at("name").text(),
    color: field.at("color").textLike(/^#[0-9a-f]{6}$/i, "a colour such as #00ff00"),
  };
}

/** A label can be in one merged class only. */
function readMerges(field: Field): readonly ClassMerge[] {
  const merges = field
    .items()
    .map((merge) => ({ labels: merge.at("labels").items().map(readLabel), name: merge.at("name").text() }));
  const labels = merges.flatMap((merge) => merge.labels);
  if (new Set(labels).size < labels.length) field.fault("names a label twice");
  return merges;
}

/** A label may be in several; without one there is none, whatever the class list has. */
function readRegions(field: Field): readonly LabelRegion[] {
  return field
    .items()
    .map((region) => ({ name: region.at("name").text(), labels: region.at("labels").items().map(readLabel) }));
}

function readSubset(field: Field): ImageSubset {
  const kind = field.at("kind").oneOf(["folder", "text", "pattern"]);
  switch (kind) {
    case "folder":
      return { kind, folder: field.at("folder").text() };
    case "text":
      return { kind, text: field.at("text").text() };
    case "pattern":
      return { kind, pattern: readPattern(field.at("pattern")) };
  }
}

function readGroups(field: Field): ImageGrouping {
  const kind = field.at("kind").oneOf(["folder", "pattern"]);
  return kind === "folder" ? { kind } : { kind, pattern: readPattern(field.at("pattern")) };
}

function readPattern(field: Field): string {
  const pattern = field.text();
  if (!linearPattern(pattern).ok) field.refuse("a regular expression without look-around and references back");
  return pattern;
}

function readRelabelling(field: Field): Relabelling {
  const kind = field
    .at("kind")
    .oneOf([
      "shift",
      "divide",
      "foreground",
      "reduceZero",
      "greyColours",
      "adeColours",
      "segmentIds",
      "threshold",
      "table",
    ]);
  switch (kind) {
    case "shift":
      return { kind, by: readLabel(field.at("by")) };
    case "divide":
      return {
        kind,
        by: field.at("by").wholeNumber(1, 2 ** 31 - 1),
        ...(field.maybe("all")?.flag() === true && { all: true }),
      };
    case "foreground": {
      const keep = field.maybe("keep");
      return { kind, ...(keep && { keep: keep.items().map(readLabel) }) };
    }
    case "reduceZero":
    case "greyColours":
    case "adeColours":
    case "segmentIds":
      return { kind };
    case "threshold":
      return {
        kind,
        from: field.at("from").wholeNumber(0, 2 ** 31 - 1),
        top: field.at("top").wholeNumber(1, 2 ** 31 - 1),
      };
    case "table":
      return { kind, name: field.at("name").text(), ...readLabelRows(field), ...readSegmentKinds(field) };
  }
}
