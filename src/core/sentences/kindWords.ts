import type { KindAccount } from "../averages/kindAccount";
import { formatFigure } from "../text/format";

/** What an IoU lacks, by kind: "Of the 0.340 that rider lacks, 0.190 is outlines, 0.050 parts of objects, 0.100 whole objects (0.060 missed, 0.040 invented)." */
export function kindSentence(name: string, { iou, boundary, extent, segment, missed, invented }: KindAccount): string {
  const lacks = 1 - iou;
  if (lacks === 0) return `The IoU of ${name} lacks nothing.`;
  const figure = formatFigure;
  const whole = segment > 0 ? ` (${figure(missed)} missed, ${figure(invented)} invented)` : "";
  return `Of the ${figure(lacks)} that ${name} lacks, ${figure(boundary)} is outlines, ${figure(extent)} parts of objects, ${figure(segment)} whole objects${whole}.`;
}

/** A change by kind: "finetuned repairs outlines 0.030 and breaks ...". What adds up to the difference of the two IoU, its sign turned. */
export function kindChangeSentence(
  a: KindAccount,
  b: KindAccount,
  names: { readonly a: string; readonly b: string },
): string {
  const change = b.iou - a.iou;
  const parts = (
    [
      ["outlines", a.boundary - b.boundary],
      ["parts of objects", a.extent - b.extent],
      ["missed objects", a.missed - b.missed],
      ["invented objects", a.invented - b.invented],
    ] as const
  ).filter(([, amount]) => Math.abs(amount) >= LEAST);
  const repaired = parts.filter(([, amount]) => amount > 0);
  const broken = parts.filter(([, amount]) => amount < 0);
  const listParts = (of: readonly (readonly [name: string, amount: number])[]): string =>
    of
      .toSorted(([, first], [, second]) => Math.abs(second) - Math.abs(first))
      .map(([name, amount]) => `${name} ${formatFigure(Math.abs(amount))}`)
      .join(", ");
  const does = [
    ...(repaired.length > 0 ? [`repairs ${listParts(repaired)}`] : []),
    ...(broken.length > 0 ? [`breaks ${listParts(broken)}`] : []),
  ];
  if (does.length === 0) return `By kind of error ${names.b} does as ${names.a} does.`;
  return `${names.b} ${does.join(" and ")}: together the IoU ${change < 0 ? "falls" : "rises"} by ${formatFigure(Math.abs(change))}.`;
}

/** Less would show as 0.000. */
const LEAST = 0.0005;
