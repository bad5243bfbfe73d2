import { encodePng, type PngForm } from "./encodePng";
import { random } from "./random";
import { scene } from "./scene";

/** Data to measure on, made from fixed seeds. */
export interface BenchSet {
  readonly name: string;
  readonly about: string;
  readonly width: number;
  readonly height: number;
  readonly pairs: number;
  readonly form: PngForm;
  readonly make: (seed: number) => { readonly target: Uint8Array; readonly prediction: Uint8Array };
}

const GREY: PngForm = { colourType: 0, channels: 1, filter: "adaptive" };
const PALETTE: PngForm = { colourType: 3, channels: 1, filter: "none", palette: colours(256) };
const RGB: PngForm = { colourType: 2, channels: 3, filter: "adaptive" };

const STREET = { width: 2048, height: 1024, classes: 19, regions: 300, largest: 0.5 };
const VOC = { width: 500, height: 375, classes: 21, regions: 8, largest: 0.6 };
const ADE = { width: 683, height: 512, classes: 150, regions: 60, largest: 0.5 };
const COLOUR = { width: 1024, height: 512, classes: 19, regions: 150, largest: 0.5 };
const NOISE = { width: 256, height: 256, classes: 4 };

export const SETS: readonly BenchSet[] = [
  {
    name: "street",
    about: "street scenes, 19 classes, grey",
    ...STREET,
    pairs: 12,
    form: GREY,
    make: (seed) => scene(STREET, seed),
  },
  {
    name: "voc",
    about: "VOC-like, 21 classes, palette",
    ...VOC,
    pairs: 60,
    form: PALETTE,
    make: (seed) => scene(VOC, seed),
  },
  {
    name: "ade",
    about: "ADE-like, 150 classes, grey",
    ...ADE,
    pairs: 40,
    form: GREY,
    make: (seed) => scene(ADE, seed),
  },
  { name: "noise", about: "noise, 4 classes, grey", ...NOISE, pairs: 60, form: GREY, make: noise },
  { name: "rgb", about: "colour masks, 19 classes, RGB", ...COLOUR, pairs: 12, form: RGB, make: colourScene },
];

/** Writes one mask of a set. */
export function encode({ width, height, form }: BenchSet, samples: Uint8Array): Buffer {
  return encodePng(width, height, samples, form);
}

function noise(seed: number) {
  const next = random(seed);
  const labels = () =>
    Uint8Array.from({ length: NOISE.width * NOISE.height }, () => Math.floor(next() * NOISE.classes));
  return { target: labels(), prediction: labels() };
}

function colourScene(seed: number) {
  const { target, prediction } = scene(COLOUR, seed);
  return { target: coloured(target), prediction: coloured(prediction) };
}

function coloured(labels: Uint8Array): Uint8Array {
  const palette = PALETTE.palette ?? new Uint8Array(0);
  return Uint8Array.from(
    { length: labels.length * 3 },
    (_, i) => palette[3 * (labels[Math.floor(i / 3)] ?? 0) + (i % 3)] ?? 0,
  );
}

/** PASCAL VOC's colours: the bits of a label, dealt to red, green and blue from the highest down. */
function colours(count: number): Uint8Array {
  const palette = new Uint8Array(3 * count);
  for (let label = 0; label < count; label++) {
    for (let bit = 0; bit < 8; bit++) {
      const at = 3 * label + (bit % 3);
      palette[at] = (palette[at] ?? 0) | (((label >> bit) & 1) << (7 - Math.floor(bit / 3)));
    }
  }
  return palette;
}
