import type { FileLists } from "../src/core/pairing/pairFiles";

const FILES = 20_000;

type Names = (number: string, city: string) => { readonly target: readonly string[]; readonly prediction: string };

/** Names as data sets have them. A new set is a new row. */
export const NAME_SETS: Readonly<Record<string, Names>> = {
  "same names": (number) => ({ target: [`${number}.png`], prediction: `${number}.png` }),
  "nested against flat, role words": (number, city) => ({
    target: [`val/${city}/${city}_${number}_gtFine_labelIds.png`],
    prediction: `${city}_${number}_leftImg8bit.png`,
  }),
  "constant affixes": (number) => ({
    target: [`image_${number}_x.png`],
    prediction: `labeled_image_${number}_unet.png`,
  }),
  "four kinds of target": (number, city) => ({
    target: ["color", "instanceIds", "labelIds", "labelTrainIds"].map(
      (kind) => `val/${city}/${city}_${number}_gtFine_${kind}.png`,
    ),
    prediction: `${city}_${number}_leftImg8bit.png`,
  }),
  "no pair at all": (number) => ({ target: [`a${number}b${number}.png`], prediction: `c${number}d.png` }),
};

/** The files of both sides under these names. */
export function namedFiles(names: Names): FileLists {
  const made = Array.from({ length: FILES }, (_, index) => {
    const number = String(index).padStart(6, "0");
    return names(number, `c${number.slice(0, 3)}`);
  });
  return { target: made.flatMap(({ target }) => target), prediction: made.map(({ prediction }) => prediction) };
}
