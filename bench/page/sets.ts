import type { ClassInfo } from "../../src/core/document/classList";
import type { Report } from "../../src/core/document/report";
import { image, report, type Rows } from "../../test/page/support/builtReport";
import { random } from "../random";

/** A report as large as people have them. */
export interface PageSet {
  readonly name: string;
  readonly images: number;
  readonly classes: number;
  /** Classes that an image has, about. */
  readonly classesOfImage: number;
}

export const PAGE_SETS: readonly PageSet[] = [
  { name: "10,000 images x 20 classes", images: 10_000, classes: 20, classesOfImage: 12 },
  { name: "2,000 images x 20 classes", images: 2_000, classes: 20, classesOfImage: 12 },
  { name: "2,000 images x 150 classes", images: 2_000, classes: 150, classesOfImage: 25 },
];

/** A complete report of the set, the same on every call: each class right for the most part and taken for three others. */
export function pageReport({ images, classes, classesOfImage }: PageSet): Report {
  const next = random(1);
  const rows = (): Rows =>
    Array.from({ length: classes }, (_, label) => label)
      .filter(() => next() < classesOfImage / classes)
      .flatMap((label): Rows => {
        const pixels = Math.ceil((next() * 400_000) / (1 + label / 4)) + 40;
        const wrong = Math.ceil(pixels * next() * 0.1);
        const taken = Array.from({ length: 3 }, () => [label, Math.floor(next() * classes), wrong] as const);
        return [[label, label, pixels], ...taken];
      });
  const entries = Array.from({ length: images }, (_, index) => ({
    ...image(`city ${index % 20}/street_${String(index).padStart(6, "0")}`, [
      ...rows(),
      [255, 0, Math.ceil(next() * 90_000)],
    ]),
    width: 2048,
    height: 1024,
  }));
  const list = Array.from({ length: classes }, (_, label): ClassInfo => ({
    label,
    name: `class of things ${label}`,
    color: colour(label),
  }));
  const made = report(entries);
  return { ...made, choices: { ...made.choices, classList: { source: "bench", classes: list, ignore: [255] } } };
}

function colour(label: number): string {
  return `#${(((label + 1) * 0x9e3779) & 0xffffff).toString(16).padStart(6, "0")}`;
}
