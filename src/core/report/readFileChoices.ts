import type { FileChoices } from "../document/fileChoices";
import type { Side } from "../labels/label";
import type { Field } from "./field";

/** What the user chose about how files become counts, from a saved report. */
export function readFileChoices(field: Field): FileChoices {
  const variant = field.maybe("variant");
  const zeroPadding = field.maybe("zeroPadding");
  const letterCase = field.maybe("letterCase");
  const affixes = field.maybe("affixes");
  const severalMasks = field.maybe("severalMasks");
  const resize = field.maybe("resize");
  const npzArray = field.maybe("npzArray");
  const channels = field.maybe("channels");
  const scores = field.maybe("scores");
  const orientation = field.maybe("orientation");
  return {
    ...(variant && { variant: readSides(variant, (side) => side.text()) }),
    ...(zeroPadding && { zeroPadding: zeroPadding.oneOf(["ignored"]) }),
    ...(letterCase && { letterCase: letterCase.oneOf(["ignored"]) }),
    ...(affixes && { affixes: readSides(affixes, (side) => side.textLike(/^[^*]*\*[^*]*$/, "a pattern with one *")) }),
    ...(severalMasks && { severalMasks: severalMasks.oneOf(["union", "labels"]) }),
    ...(resize && { resize: resize.oneOf(["nearest"]) }),
    ...(npzArray && { npzArray: npzArray.text() }),
    ...(channels && { channels: channels.oneOf(["first", "last"]) }),
    ...(scores && { scores: scores.oneOf(["argmax", "independent"]) }),
    ...(orientation && { orientation: orientation.oneOf(["target"]) }),
  };
}

function readSides(field: Field, read: (side: Field) => string): Partial<Record<Side, string>> {
  const target = field.maybe("target");
  const prediction = field.maybe("prediction");
  return { ...(target && { target: read(target) }), ...(prediction && { prediction: read(prediction) }) };
}
