import type { PairingOptions } from "../../../../src/core/pairing/pairFiles";
import { random } from "../check/scenes";

/** How a side writes the name of an image: `i` of the images, `n` their number, `c` the city it is of. */
const FORMS: readonly ((i: { readonly n: number; readonly id: string; readonly c: string }) => readonly string[])[] = [
  ({ id }) => [`${id}.png`],
  ({ id }) => [`${id}.npy`],
  ({ n }) => [`img_${String(n).padStart(3, "0")}.png`],
  ({ n }) => [`IMG_${n}.PNG`],
  ({ id }) => [`${id}_mask.png`],
  ({ id }) => [`pred_${id}.png`],
  ({ id }) => [`${id}_unet.png`],
  ({ id }) => [`run7-${id}-v2.png`],
  ({ id, c }) => [`${c}/${id}.png`],
  ({ id, c }) => [`val/${c}/${id}_gtFine_labelIds.png`],
  ({ id, c }) => [`${c}/${id}_gtFine_labelIds.png`, `${c}/${id}_gtFine_color.png`, `${c}/${id}_gtFine_instanceIds.png`],
  ({ id }) => [`${id}_labelIds.png`, `${id}_color.png`],
  ({ id }) => [`labels/${id}.png`, `color/${id}.png`],
  ({ id }) => [`${id}.png`, `${id}.jpg`],
  ({ id }) => [`${id}_leftImg8bit.png`],
  ({ id }) => [`${id}_mask.png`, `${id}_mask_1.png`],
  ({ id }) => [`${id}_cat.png`, `${id}_dog.png`],
  ({ id }) => [`cat/${id}.png`, `dog/${id}.png`],
  ({ id }) => [`${id}/masks/0.png`, `${id}/masks/1.png`],
  ({ id }) => [`${id}_0000.png`],
  ({ id }) => [`${id}.nii.png`],
  ({ n }) => [`${n}.png`],
  ({ n }) => [`${String(n).padStart(4, "0")}.png`],
];

const IDS = ["street", "caf\u00e9", "scan7", "2007_000033", "a-b", "x.y", "aachen_000000_000019", "L", "pred"];
const CITIES = ["bonn", "ulm", "train"];

const OPTIONS: readonly PairingOptions[] = [
  {},
  {},
  {},
  { zeroPadding: "ignored" },
  { letterCase: "ignored" },
  { zeroPadding: "ignored", letterCase: "ignored" },
  { severalMasks: "union" },
  { severalMasks: "labels" },
  { affixes: { target: "*_labelIds" } },
  { variant: { target: "gtFine_color" } },
];

/** The names of two folders, with strays and gaps, and how they are to be paired; the same for a seed. */
export function madeNames(seed: number): {
  readonly target: readonly string[];
  readonly prediction: readonly string[];
  readonly options: PairingOptions;
} {
  const { below, shuffled } = random(seed);
  const form = () => FORMS[below(FORMS.length)] ?? (() => []);
  const [ofTarget, ofPrediction] = [form(), form()];
  const images = Array.from({ length: 1 + below(9) }, (_, n) => ({
    n: n * (1 + below(3)),
    id: below(3) === 0 ? (IDS[below(IDS.length)] ?? "") : `${IDS[seed % IDS.length] ?? ""}_${n}`,
    c: CITIES[below(CITIES.length)] ?? "",
  }));
  const names = (of: (typeof FORMS)[number]): readonly string[] => {
    const all = images.flatMap((image) => (below(8) === 0 ? [] : of(image)));
    const stray = below(4) === 0 ? ["stray.png"] : [];
    return [...new Set(shuffled([...all, ...stray]))];
  };
  return { target: names(ofTarget), prediction: names(ofPrediction), options: OPTIONS[below(OPTIONS.length)] ?? {} };
}
