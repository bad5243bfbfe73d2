import { countRows } from "../labels/counts";
import type { Label } from "../labels/label";
import type { ScoreFacts } from "../labels/labelMap";
import type { Finding } from "../reading/finding";
import { relabeller } from "../reading/relabelling";
import { DEFAULT_THRESHOLD } from "../reading/thresholdLevel";
import { formatCount, formatShare } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { LabelRow } from "./labelRows";
import { withFiles } from "./withFiles";

/** The id of the finding that the scores are read wrongly as they stand. */
export const SCORES_WITHOUT_BACKGROUND = "scoresWithoutBackground";

type Argmax = Extract<ScoreFacts, { readonly kind: "argmax" }>;

/** Of scores whose channels are not the labels from 0 on: one of the background is missing, or labels can never be predicted. */
export function channelFindings(data: CheckedData): readonly Finding[] {
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
  const isUntouched = data.choices.relabelling.prediction.length === 0 && data.choices.files?.scores === undefined;
  const mayLack = isUntouched && areApart(found);
  // A set without its last class has as many labels as there are channels.
  if (missing.length === 0) return mayLack ? oneLower(data, channels) : [];
  const seen = { channels, missing, share: formatShare(pixelsOf(missing), pixelsOf(counting)) };
  const isOneFewer = missing.every(({ label }) => label === channels);
  return [
    isOneFewer && mayLack
      ? withoutBackground(data, channels, {
          held: `and the targets hold the labels 0 to ${channels}`,
          seen: `no pixel is ever predicted as label ${channels} (${seen.share} of the target pixels)`,
        })
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

/** The channel before its own is the largest on most of the pixels of a label, and on so many times as many as its own is. */
const MOSTLY = 0.5;
const TIMES_OWN = 3;

function oneLower(data: CheckedData, channels: number): readonly Finding[] {
  let [all, lower, own] = [0, 0, 0];
  const ignored = new Set(data.table.ignore);
  for (const row of data.pooled.flatMap(({ counts }) => [...countRows(counts)])) {
    if (row.target < 1 || row.target > channels || ignored.has(row.target)) continue;
    all += row.pixels;
    if (row.prediction === row.target - 1) lower += row.pixels;
    if (row.prediction === row.target) own += row.pixels;
  }
  if (all === 0 || lower < MOSTLY * all || lower < TIMES_OWN * own) return [];
  const seen = `${formatShare(lower, all)} of the target pixels of the labels from 1 on are predicted as the label before, ${formatShare(own, all)} as their own`;
  return [withoutBackground(data, channels, { held: "each most often highest on the label after its own", seen })];
}

interface Seen {
  /** Beside the scores, as the end of a clause. */
  readonly held: string;
  /** Where the largest score is the label. */
  readonly seen: string;
}

function withoutBackground({ choices, images }: CheckedData, channels: number, { held, seen }: Seen): Finding {
  const threshold = choices.threshold ?? DEFAULT_THRESHOLD;
  return {
    id: SCORES_WITHOUT_BACKGROUND,
    severity: "warning",
    message:
      `The predictions have ${channels} scores a pixel that do not add up to 1, ${held}: likely independent ` +
      `(sigmoid) scores of the classes 1 to ${channels}, without one of the background. Read by the largest score, ${seen}. ` +
      `Read as independent scores the label is 0 where all are below ${threshold}, else 1 + the channel of the largest.`,
    numbers: { channels, files: images.length },
    action: { label: "Read them as independent scores", apply: withFiles(choices, { scores: "independent" }) },
    standsWithFigures: true,
    problem: "suspicious-coding",
  };
}

function neverPredicted({ channels, missing, share }: MissingLabels, areLogits: boolean): Finding {
  const shownChannels = missing.slice(0, MOST_SHOWN).map((row) => row.label);
  const more =
    missing.length > shownChannels.length ? ` and ${formatCount(missing.length - shownChannels.length)} more` : "";
  const advice = areLogits
    ? "If a channel of the background is missing, save the scores after a sigmoid and read them as independent: --scores independent."
    : "Save a score for every label of the targets, or read the predictions as other labels.";
  return {
    id: "channelsMissing",
    severity: "warning",
    message:
      `The predictions have scores of ${channels} channels, but the targets also hold ${labelList(shownChannels)}${more} (${share} of the target pixels), for which ` +
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
