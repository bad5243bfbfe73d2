import { isReoriented } from "../reading/isReoriented";
import { automaticRelabelling } from "../reading/automaticRelabelling";
import { relabellingWords } from "../reading/relabellingWords";
import type { Choices } from "../document/choices";
import type { Evaluation } from "../counting/evaluation";
import { type Side, SIDES } from "../labels/label";
import { sum } from "../numbers/sum";
import { kindName } from "../pairing/variantWords";
import { scoreWords } from "./scoreWords";
import { quantity } from "../text/format";

/**
 * What was done to files and labels before anything was counted, by choice or by itself, as clauses: nothing of it may
 * be missing where a figure is shown or printed.
 */
export function readingWords({ images, choices }: Pick<Evaluation, "images" | "choices">): readonly string[] {
  const { severalMasks } = choices.files ?? {};
  const { isMerged, resized, reoriented } = fileTally(images);
  return [
    ...fileWords(choices),
    ...(isMerged
      ? [`several masks of an image read as ${severalMasks === "labels" ? "one label a file" : "their union"}`]
      : []),
    ...(resized > 0 ? [`${quantity(resized, "prediction")} resized to the target's size by nearest-neighbour`] : []),
    ...(reoriented > 0 ? [`${quantity(reoriented, "prediction")} read in the orientation of the target`] : []),
    ...(choices.palettes === "indices" ? ["indices of palettes compared, whatever their colours"] : []),
    ...scoreWords(images, choices),
    ...automaticRelabelling(images, choices).readings.map(({ words }) => words),
    ...SIDES.flatMap((side) => choices.relabelling[side].map((step) => `${side}s ${relabellingWords(step)}`)),
  ];
}

/** In how many images something was done to the files before they were counted. */
function fileTally(images: Evaluation["images"]) {
  const count = (some: Evaluation["images"]): number => sum(some.map(({ standsFor = 1 }) => standsFor));
  return {
    isMerged: images.some(({ target, prediction }) => target.parts !== undefined || prediction?.parts !== undefined),
    resized: count(images.filter(({ prediction }) => prediction?.resizedFrom !== undefined)),
    reoriented: count(images.filter(isReoriented)),
  };
}

function fileWords({ files }: Choices): readonly string[] {
  if (!files) return [];
  const { variant, affixes, zeroPadding, letterCase, npzArray, channels } = files;
  const ofSides = (
    chosen: Partial<Record<Side, string>> | undefined,
    words: (side: Side, value: string) => string,
  ): readonly string[] => SIDES.flatMap((side) => (chosen?.[side] === undefined ? [] : [words(side, chosen[side])]));
  return [
    ...ofSides(variant, (side, kind) => `${side}s of the kind ${kindName(kind)}`),
    ...ofSides(affixes, (side, form) => `${side}s named ${form}`),
    ...(zeroPadding === "ignored" ? ["numbers in names without leading zeros"] : []),
    ...(letterCase === "ignored" ? ["capital and small letters in names as the same"] : []),
    ...(npzArray === undefined ? [] : [`of NPZ files of several arrays the array ${npzArray}`]),
    ...(channels ? [`the ${channels} axis of arrays taken for the channels`] : []),
  ];
}

/** Where the classes come from, as a clause; none where they are the labels that occur. */
export function classListWords({ classList }: Choices): readonly string[] {
  if (!classList) return [];
  const { source, colours, begins } = classList;
  const ofTable = colours === undefined ? "" : ` with the colours of ${fileName(colours)}`;
  return [`classes of ${fileName(source)}${begins === undefined ? "" : ` beginning at label ${begins}`}${ofTable}`];
}

/** A caption is not the place for the folders of a machine. */
function fileName(source: string): string {
  return source.slice(Math.max(source.lastIndexOf("/"), source.lastIndexOf("\\")) + 1);
}
