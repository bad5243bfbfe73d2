import type { PairingOffer } from "../document/pairing";
import { quantity, formatCount, verb } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { isReoriented } from "../reading/isReoriented";
import { withFiles } from "./withFiles";

/** How files were found and brought together, and what else could be done with them. Their actions need the masks again. */
export function pairingFindings(data: CheckedData): readonly Finding[] {
  return [
    ...openOffers(data),
    ...OFFERS.flatMap((kind) => takenOffer(data, kind)),
    ...sizeMismatches(data),
    ...volumeMismatches(data),
    ...orientationMismatches(data),
    ...reorientedPredictions(data),
    ...resizedPredictions(data),
  ];
}

type OfferKind = PairingOffer["kind"];

const OFFERS: readonly OfferKind[] = ["zeroPadding", "letterCase"];

const OFFER_WORDS: Readonly<
  Record<OfferKind, { readonly take: string; readonly option: string; readonly takenOffers: string }>
> = {
  zeroPadding: {
    take: "Read them as numbers",
    option: "--ignore-zero-padding",
    takenOffers: "numbers in names are read without leading zeros",
  },
  letterCase: {
    take: "Read them as the same",
    option: "--ignore-case",
    takenOffers: "capital and small letters in names are read as the same",
  },
};

function openOffers(data: CheckedData): readonly Finding[] {
  const { offer, pairs } = data.report.pairing;
  if (!offer) return [];
  const { take, option } = OFFER_WORDS[offer.kind];
  return [
    {
      id: offer.kind,
      severity: "warning",
      message: offer.message,
      numbers: { pairs, pairsThen: offer.pairs },
      action: { label: take, apply: withFiles(data.choices, { [offer.kind]: "ignored" }), option },
    },
  ];
}

function takenOffer(data: CheckedData, kind: OfferKind): readonly Finding[] {
  if (data.choices.files?.[kind] !== "ignored") return [];
  const { pairs } = data.report.pairing;
  return [
    {
      id: `${kind}Taken`,
      severity: "info",
      message: `By choice, ${OFFER_WORDS[kind].takenOffers}: ${quantity(pairs, "pair")}.`,
      numbers: { pairs },
      action: { label: "Read names as they are", apply: withFiles(data.choices, { [kind]: undefined }) },
    },
  ];
}

function sizeMismatches(data: CheckedData): readonly Finding[] {
  const { problems, pairing } = data.report;
  const mismatches = problems.filter(({ kind }) => kind === "size-mismatch");
  if (mismatches.length === 0) return [];
  return [
    {
      id: "sizeMismatches",
      severity: "warning",
      message:
        `${quantity(mismatches.length, "pair")} of ${formatCount(pairing.pairs)} ${verb(mismatches.length, "differs in size and is", "differ in size and are")} left out. Make the predictions in the size of ` +
        "their targets, or have them resized by nearest-neighbour: that is not what the model predicted, and is printed with every figure.",
      numbers: { pairs: mismatches.length },
      action: { label: "Resize predictions to their targets", apply: withFiles(data.choices, { resize: "nearest" }) },
    },
  ];
}

function volumeMismatches({ report: { problems, pairing } }: CheckedData): readonly Finding[] {
  const mismatches = problems.filter(({ kind }) => kind === "volume-mismatch");
  const [first] = mismatches;
  if (!first) return [];
  return [
    {
      id: "volumeMismatches",
      severity: "error",
      message:
        `${quantity(mismatches.length, "case")} of ${formatCount(pairing.pairs)} ${verb(mismatches.length, "is", "are")} left out, since one voxel is not one place in both volumes. ` +
        `${first.file}: ${first.message}`,
      numbers: { cases: mismatches.length },
    },
  ];
}

function orientationMismatches(data: CheckedData): readonly Finding[] {
  const { problems, pairing } = data.report;
  const mismatches = problems.filter(({ kind }) => kind === "orientation-mismatch");
  const [first] = mismatches;
  if (!first) return [];
  return [
    {
      id: "orientationMismatches",
      severity: "error",
      message:
        `${quantity(mismatches.length, "case")} of ${formatCount(pairing.pairs)} ${verb(mismatches.length, "is", "are")} left out, since the axes of both volumes run otherwise: ` +
        `${first.file}: ${first.message}`,
      numbers: { cases: mismatches.length },
      action: {
        label: "Read predictions in the orientation of their targets",
        apply: withFiles(data.choices, { orientation: "target" }),
      },
    },
  ];
}

function reorientedPredictions(data: CheckedData): readonly Finding[] {
  if (data.choices.files?.orientation === undefined) return [];
  const [first, ...others] = data.images.filter(isReoriented);
  if (!first) return [];
  return [
    {
      id: "reorientedPredictions",
      severity: "info",
      message: `By choice, predictions are read in the orientation of their targets, by flips and swaps of axes: ${formatCount(others.length + 1)} of ${formatCount(data.images.length)}, such as ${first.name}.`,
      numbers: { reoriented: others.length + 1, images: data.images.length },
      action: { label: "Leave them out", apply: withFiles(data.choices, { orientation: undefined }) },
    },
  ];
}

function resizedPredictions(data: CheckedData): readonly Finding[] {
  if (data.choices.files?.resize === undefined) return [];
  const resized = data.images.filter(({ prediction }) => prediction?.resizedFrom !== undefined);
  const first = resized[0]?.prediction?.resizedFrom;
  const such =
    first && resized[0]
      ? `, such as ${resized[0].name} from ${first.width} x ${first.height} to ${resized[0].width} x ${resized[0].height}`
      : "";
  return [
    {
      id: "resizedPredictions",
      severity: "info",
      message: `By choice, predictions are resized to their targets by nearest-neighbour: ${formatCount(resized.length)} of ${formatCount(data.images.length)}${such}.`,
      numbers: { resized: resized.length, images: data.images.length },
      action: { label: "Leave pairs of other sizes out", apply: withFiles(data.choices, { resize: undefined }) },
    },
  ];
}
