import type { Evaluation } from "../../src/core/counting/evaluation";
import { formatShare } from "../../src/core/text/format";
import { TEXTS } from "../texts/texts";
import { imageFacts, type ImageFacts } from "./imageFacts";
import type { ImageRow } from "./imageRow";

const { flags: texts } = TEXTS.images;

/** What the flags of an image follow from. */
export interface Flagged {
  readonly row: ImageRow;
  readonly facts: ImageFacts;
  readonly isStarred: boolean;
  readonly hasUsualSize: boolean;
}

/** Something about an image that a glance at its figures would miss. */
export interface ImageFlag {
  readonly id: string;
  /** In the filter, as the end of "Show images ...". */
  readonly name: string;
  /** What the column says. */
  readonly mark: (of: Flagged) => string;
  readonly description: string;
  readonly has: (of: Flagged) => boolean;
}

/** From this share of pixels left out on, an image is flagged. */
const MUCH_LEFT_OUT = 0.5;

/** Every flag, in the order of the column. A new flag is a new row. */
export const IMAGE_FLAGS: readonly ImageFlag[] = [
  { id: "starred", ...texts.starred, mark: () => "★", has: ({ isStarred }) => isStarred },
  {
    id: "noPrediction",
    ...texts.noPrediction,
    mark: () => texts.noPrediction.name,
    has: ({ row }) => row.image.prediction === undefined,
  },
  {
    id: "leftOut",
    ...texts.leftOut,
    mark: ({ facts }) => texts.leftOutMark(formatShare(facts.leftOut, 1)),
    has: ({ facts }) => facts.leftOut >= MUCH_LEFT_OUT,
  },
  { id: "size", ...texts.size, mark: () => texts.size.name, has: ({ hasUsualSize }) => !hasUsualSize },
  {
    id: "constant",
    ...texts.constant,
    mark: () => texts.constant.name,
    has: ({ facts, row }) =>
      row.image.prediction !== undefined && facts.predictedLabels === 1 && facts.targetClasses > 1,
  },
];

/** The flags of each image. */
export function imageFlags(
  evaluation: Evaluation,
  starred: readonly string[],
): (row: ImageRow) => readonly { readonly flag: ImageFlag; readonly mark: string }[] {
  const stars = new Set(starred);
  const usual = usualSize(evaluation.images);
  const facts = imageFacts(evaluation);
  return (row) => {
    const { name, width, height } = row.image;
    const flagged: Flagged = {
      row,
      facts: facts(row.index),
      isStarred: stars.has(name),
      hasUsualSize: `${width} ${height}` === usual,
    };
    return IMAGE_FLAGS.filter(({ has }) => has(flagged)).map((flag) => ({ flag, mark: flag.mark(flagged) }));
  };
}

/** The size that most images have; the first of those that are as common. */
function usualSize(images: Evaluation["images"]): string {
  const counts = new Map<string, number>();
  for (const { width, height } of images) counts.set(`${width} ${height}`, (counts.get(`${width} ${height}`) ?? 0) + 1);
  return [...counts].reduce(
    ([usual, most], [size, count]) => (count > most ? [size, count] : [usual, most]),
    ["", 0],
  )[0];
}
