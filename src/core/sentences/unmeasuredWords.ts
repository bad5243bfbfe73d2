import type { Evaluation } from "../counting/evaluation";
import type { KindState, StaleBecause } from "../counting/measuredStates";
import type { Metric } from "../metrics/metric";
import { quantity } from "../text/format";

const STALE: Readonly<Record<StaleBecause, string>> = {
  classes: "under other classes or ignored labels",
  band: "under another width of the band",
  connectivity: "under another connectivity",
  objects: "with objects told apart otherwise",
  spacing: "under another spacing",
};

/** Why a metric of shapes has no figures, and what to do; undefined where it has some, or needs no measuring. */
export function unmeasuredWords(
  { shape, name }: Metric,
  { measured }: Pick<Evaluation, "measured">,
): string | undefined {
  if (!shape) return undefined;
  const state = measured?.[shape.kind] ?? { state: "absent" };
  if (state.state === "imagesOnly")
    return `${name} is defined in two dimensions alone, and these are cases of several slices.`;
  const why = stateWords(state);
  return (
    why &&
    `${name} ${why} Measure shapes of the kind ${shape.kind}: in the panel of the report, or by evaluate --measure ${shape.kind}.`
  );
}

function stateWords(state: Exclude<KindState, { readonly state: "imagesOnly" }>): string | undefined {
  switch (state.state) {
    case "measured":
      return undefined;
    case "absent":
      return "was not measured.";
    case "stale":
      return `was measured ${STALE[state.because]} than now.`;
    case "incomplete":
      return `was not measured of ${quantity(state.images, "image")}.`;
  }
}
