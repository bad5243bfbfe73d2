import { type Side, SIDES } from "../labels/label";
import { formatCount, verb } from "../text/format";
import { channelFindings } from "./channelFindings";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { withFiles } from "./withFiles";

/** What arrays with a number for each class of a pixel show of how their channels are meant. */
export function arrayFindings(data: CheckedData): readonly Finding[] {
  return [...channelFindings(data), ...chosenScores(data), ...SIDES.flatMap((side) => mixedScores(data, side))];
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
