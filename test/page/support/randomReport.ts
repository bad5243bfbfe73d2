import { MersenneTwister } from "../../../src/core/numbers/mersenneTwister";
import type { ClassInfo } from "../../../src/core/document/classList";
import type { ImageEntry, Report } from "../../../src/core/document/report";
import { image, report, type Rows } from "./builtReport";

const STREET = [
  "road",
  "sidewalk",
  "building",
  "wall",
  "fence",
  "pole",
  "traffic light",
  "traffic sign",
  "vegetation",
  "terrain",
  "sky",
  "person",
  "rider",
  "car",
  "truck",
  "bus",
  "train",
  "motorcycle",
  "bicycle",
];

/** A report of many images over the classes of street scenes, some rare, some absent from most images; same on every call. */
export function randomReport(images: number, change: Partial<Report> = {}): Report {
  const generator = new MersenneTwister(1);
  const random = (): number => generator.next() / 2 ** 32;
  const entries: ImageEntry[] = Array.from({ length: images }, (_, index) => ({
    ...image(`aachen/aachen_${String(index).padStart(6, "0")}`, randomRows(random)),
    width: 2048,
    height: 1024,
  }));
  const classes = STREET.map((name, label): ClassInfo => ({ label, name, color: `hsl(${label * 41} 60% 50%)` }));
  const list = { source: "street scenes", classes, ignore: [255] };
  const made = report(entries, change);
  return { ...made, choices: { ...made.choices, classList: list } };
}

function randomRows(random: () => number): Rows {
  return STREET.flatMap((_, label): Rows => {
    if (random() < label / 25) return [];
    const pixels = Math.round((random() * 300_000) / (label + 1)) + 10;
    const right = Math.round(pixels * (0.97 - random() * 0.03 * label));
    const confused = Math.floor(random() * STREET.length);
    return [
      [label, label, right],
      [label, confused === label ? (label + 1) % STREET.length : confused, pixels - right],
    ];
  }).concat([[255, 0, Math.round(random() * 90_000)]]);
}
