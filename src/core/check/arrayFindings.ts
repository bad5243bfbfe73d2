import { relabeller } from "../reading/relabelling";
import { type Label, type Side, SIDES } from "../labels/label";
import type { ScoreFacts } from "../labels/labelMap";
import { DEFAULT_THRESHOLD } from "../reading/thresholdLevel";
import { formatCount, formatShare, verb } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import type { LabelRow } from "./labelRows";
import { withFiles } from "./withFiles";

/** What arrays with a number for each class of a pixel show of how their channels are meant. */
export function arrayFindings(data: CheckedData): readonly Finding[] {
  return [...fewerChannels(data), ...chosenScores(data), ...SIDES.flatMap((side) => mixedScores(data, side))];
}

type Argmax = Extract<ScoreFacts, { readonly kind: "argmax" }>;

/** Labels of the targets that no channel stands for: they can never be predicted. */
function fewerChannels(data: CheckedData): readonly Finding[] {
  const { automatic, images, labels } = data;
  const found = images.flatMap(({ prediction }) =>
    prediction?.facts.scores?.kind === "argmax" ? [prediction.facts.scores] : [],
  );
  const channels = Math.max(0, ...new Set(found.map((scores) => scores.channels)));
  // Of predictions of several kinds the others may hold the missing labels.
  if (channels === 0 || found.length < images.filter(({ prediction }) => prediction).length) return [];
  const channelLabels = Array.from({ length: channels }, (_, channel) => channel);
  const reachable = new Set(channelLabels.map(relabeller(automatic.steps.prediction)));
  const counting = labels.target.filter(({ status }) => status !== "ignored");
  const missing = counting.filter(({ label }) => !reachable.has(label));
  if (missing.length === 0) return [];
  const seen = { channels, missing, share: formatShare(pixelsOf(missing), pixelsOf(counting)) };
  const isOneFewer = missing.every(({ label }) => label === channels);
  const isUntouched = data.choices.relabelling.prediction.length === 0 && data.choices.files?.scores === undefined;
  return [
    isOneFewer && isUntouched && areApart(found)
      ? withoutBackground(data, seen)
      : neverPredicted(seen, isOneFewer && found.some(({ unbounded }) => unbounded)),
  ];
}

/** Scores of each class by itself, as sigmoids give them: from 0 to 1, and no shares of a whole. */
function areApart(found: readonly Argmax[]): boolean {
  const apart = found.filter(({ sumToOne, unbounded }) => !sumToOne && !unbounded);
  return 2 * apart.length > found.length && !found.some(({ unbounded }) => unbounded);
}

interface MissingLabels {
  readonly channels: number;
  readonly missing: readonly LabelRow[];
  /** Of the counted target pixels. */
  readonly share: string;
}

function withoutBackground({ choices, images }: CheckedData, { channels, share }: MissingLabels): Finding {
  const threshold = choices.threshold ?? DEFAULT_THRESHOLD;
  return {
    id: "scoresWithoutBackground",
    severity: "warning",
    message:
      `The predictions have ${channels} scores a pixel that do not add up to 1, and the targets hold the labels 0 to ${channels}: likely independent ` +
      `(sigmoid) scores of the classes 1 to ${channels}, without one of the background. Read by the largest score, no pixel is ever predicted as label ` +
      `${channels} (${share} of the target pixels). Read as independent scores the label is 0 where all are below ${threshold}, else 1 + the channel of the largest.`,
    numbers: { channels, files: images.length },
    action: { label: "Read them as independent scores", apply: withFiles(choices, { scores: "independent" }) },
    standsWithFigures: true,
    problem: "suspicious-coding",
  };
}

function neverPredicted({ channels, missing, share }: MissingLabels, areLogits: boolean): Finding {
  const shown = missing.slice(0, MOST_SHOWN).map((row) => row.label);
  const more = missing.length > shown.length ? ` and ${formatCount(missing.length - shown.length)} more` : "";
  const advice = areLogits
    ? "If a channel of the background is missing, save the scores after a sigmoid and read them as independent: --scores independent."
    : "Save a score for every label of the targets, or read the predictions as other labels.";
  return {
    id: "channelsMissing",
    severity: "warning",
    message:
      `The predictions have scores of ${channels} channels, but the targets also hold ${labelList(shown)}${more} (${share} of the target pixels), for which ` +
      `there is no channel: they can never be predicted. ${advice}`,
    numbers: { channels, labels: missing.length },
    standsWithFigures: true,
    problem: "suspicious-coding",
  };
}

const MOST_SHOWN = 8;

function labelList(labels: readonly Label[]): string {
  return `the label${labels.length === 1 ? "" : "s"} ${labels.join(", ")}`;
}

function chosenScores({ choices, images }: CheckedData): readonly Finding[] {
  const scores = choices.files?.scores;
  if (scores === undefined) return [];
  const read = images.filter((image) => SIDES.some((side) => image[side]?.facts.scores?.kind === scores)).length;
  const words =
    scores === "argmax"
      ? "the channel of the largest"
      : "0 where all are below the threshold, else 1 + the channel of the largest";
  return [
    {
      id: "scoresChosen",
      severity: "info",
      message: `By choice, the label of several scores is ${words}: in ${formatCount(read)} of ${formatCount(images.length)} pairs.`,
      numbers: { pairs: read },
      action: { label: "Read them as they are", apply: withFiles(choices, { scores: undefined }) },
    },
  ];
}

/** Where every pixel of a file has one class, its channels look like a one-hot code with a background. */
function mixedScores({ images }: CheckedData, side: Side): readonly Finding[] {
  const channelsOf = (kind: "argmax" | "independent"): readonly number[] =>
    images.flatMap((image) => {
      const scores = image[side]?.facts.scores;
      return scores?.kind === kind ? [scores.channels] : [];
    });
  const independent = new Set(channelsOf("independent"));
  const oneHot = channelsOf("argmax").filter((channels) => independent.has(channels)).length;
  if (oneHot === 0) return [];
  return [
    {
      id: `mixedScores:${side}`,
      severity: "warning",
      message:
        `${formatCount(oneHot)} of the ${side}s ${verb(oneHot, "is a one-hot code", "are one-hot codes")}, whose channels are the labels from 0 on, and others of as many channels are read as independent ` +
        "scores, whose channels are the labels from 1 on. Keep one kind in the folder, or save labels.",
      numbers: { files: oneHot },
      standsWithFigures: true,
      problem: "suspicious-coding",
    },
  ];
}
