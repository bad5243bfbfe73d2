import { CITYSCAPES_LABEL_IDS, CITYSCAPES_TRAIN_IDS } from "../classLists/cityscapes";
import { type Label, type Side, SIDES } from "../labels/label";
import { channelFindings, SCORES_WITHOUT_BACKGROUND } from "./channelFindings";
import type { CheckedData } from "./checkedData";
import { agreementSentence } from "./codingCheck";
import type { Finding } from "../reading/finding";
import { foregroundFindings } from "./foregroundFindings";
import { instanceCodeFindings } from "./instanceCodeFindings";
import { allLabels } from "../reading/occurringLabels";
import { oneSidedFindings } from "./oneSidedFindings";
import type { Reading } from "./readings";
import { segmentFindings } from "./segmentFindings";
import { relabellingWords } from "../reading/relabellingWords";

/** How the labels are read, and how they might be meant. */
export function codingFindings(data: CheckedData): readonly Finding[] {
  const coded = instanceCodeFindings(data);
  const segments = segmentFindings(data);
  const instances = coded.length > 0 ? coded : segments.some(({ action }) => action) ? [] : foregroundFindings(data);
  // Ids that belong together by chance are no other order of classes, nor are scores and colours that are read wrongly.
  const isPermuted = data.coding.suggested?.id === "bestRelabelling" && instances.length > 0;
  const areMisread = segments.length > 0 || channelFindings(data).some(({ id }) => id === SCORES_WITHOUT_BACKGROUND);
  const misread = [...(isPermuted || areMisread ? [] : suggestedReading(data)), ...idsInNames(data), ...instances];
  // Labels that mean something else say nothing of what one side lacks.
  return [
    ...automaticReadings(data),
    ...chosenReadings(data),
    ...misread,
    ...(misread.length > 0 ? [] : oneSidedFindings(data)),
  ];
}

function automaticReadings({ automatic }: CheckedData): readonly Finding[] {
  return automatic.readings.map(({ id, side, message, action, isLoud }) => ({
    id: `${id}:${side}`,
    message,
    numbers: {},
    ...(isLoud ? { severity: "warning", standsWithFigures: true, problem: "suspicious-coding" } : { severity: "info" }),
    ...(action && { action }),
  }));
}

function chosenReadings({ choices }: CheckedData): readonly Finding[] {
  return SIDES.filter((side) => choices.relabelling[side].length > 0).map((side) => ({
    id: `relabelled:${side}`,
    severity: "info",
    message: `By choice, the ${side}s are ${choices.relabelling[side].map(relabellingWords).join(", then ")}.`,
    numbers: { steps: choices.relabelling[side].length },
    action: { label: "Read them as they are", apply: { relabelling: { ...choices.relabelling, [side]: [] } } },
  }));
}

function suggestedReading({ coding }: CheckedData): readonly Finding[] {
  const { suggested: reading, asTheyAre } = coding;
  if (!reading) return [];
  return [
    {
      id: `coding:${reading.id}`,
      severity: "warning",
      message: `${agreementSentence(coding, reading)} If the labels are meant so, apply it.`,
      numbers: {
        agreeing: asTheyAre.agreeing,
        counted: asTheyAre.countedPixels,
        agreeingThen: reading.agreeing,
        countedThen: reading.countedPixels,
      },
      action: { label: "Apply", apply: reading.apply },
      problem: "suspicious-coding",
    },
  ];
}

type Ids = "labelIds" | "trainIds";

/** Label ids against train ids show in the names of Cityscapes files, whatever the agreement. */
function idsInNames(data: CheckedData): readonly Finding[] {
  const { coding, choices } = data;
  const [targets, predictions] = [idsOf(data, "target"), idsOf(data, "prediction")];
  if (!targets || !predictions || targets === predictions) return [];
  const id: Reading["id"] = targets === "labelIds" ? "trainIdsToLabelIds" : "labelIdsToTrainIds";
  const isRead = choices.relabelling.prediction.length > 0 || choices.relabelling.target.length > 0;
  const reading = coding.alternatives.find((found) => found.id === id);
  if (!reading || isRead || coding.suggested?.id === id) return [];
  return [
    {
      id: `names:${id}`,
      severity: "warning",
      message: `By their names and labels the targets are Cityscapes ${WORDS[targets]} and the predictions ${WORDS[predictions]}. ${agreementSentence(coding, reading)}`,
      numbers: { agreeing: coding.asTheyAre.agreeing, agreeingThen: reading.agreeing },
      action: { label: "Apply", apply: reading.apply },
      problem: "suspicious-coding",
    },
  ];
}

const WORDS: Readonly<Record<Ids, string>> = { labelIds: "label ids", trainIds: "train ids" };

/** What a side is by its names; else, of Cityscapes predictions of any name, by labels that only one kind has. */
function idsOf({ images, automatic }: CheckedData, side: Side): Ids | undefined {
  const paths = images.map((image) => image[side]?.path ?? "");
  const most = (word: RegExp): boolean => 2 * paths.filter((path) => word.test(path)).length > paths.length;
  if (most(/trainids|train_id/i)) return "trainIds";
  if (most(/labelids/i)) return "labelIds";
  if (side === "target" || !images.some((image) => /labelids|trainids/i.test(image.target.path))) return undefined;
  const labels = [...allLabels(automatic.occurring[side])];
  const isOf = ({ classes }: typeof CITYSCAPES_TRAIN_IDS, extra: readonly Label[]): boolean =>
    labels.every((label) => extra.includes(label) || classes.some((info) => info.label === label));
  if (isOf(CITYSCAPES_TRAIN_IDS, [255])) return "trainIds";
  return isOf(CITYSCAPES_LABEL_IDS, []) ? "labelIds" : undefined;
}
