import { AVERAGES } from "../averages";
import { className } from "../className";
import { alignedTable, type Column } from "../exports/alignedTable";
import type { Figure } from "../figure";
import { plainText } from "../plainText";
import { counted, shown, UNDEFINED_TEXT } from "../shown";
import type { Comparison } from "./compareReports";
import type { ImageComparison, ImageDifference } from "./imageDifferences";
import type { PairedFigure } from "./pairedResampling";

const FIGURE_COLUMNS: readonly Column[] = ["A", "B", "B - A", "low", "high", "p"].map((title) => ({ title, align: "right" }));

/** A comparison for the terminal: averages, classes, images, with the tests stated. */
export function comparisonText(comparison: Comparison): string {
  return [heading(comparison), averageLines(comparison), classLines(comparison), imageLines(comparison)]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function heading({ metric, options, images, onlyA, onlyB, averages, caution }: Comparison): readonly string[] {
  const { draws, seed, confidence } = options;
  const { method } = averages.macro.signSwap;
  return [
    `${metric.name}, ${metric.better} is better; ${counted(images, "common image")}` +
      (onlyA.length + onlyB.length > 0 ? `, ${onlyA.length} in A alone and ${onlyB.length} in B alone left out` : ""),
    `low, high: ${100 * confidence} % interval of B - A, paired bootstrap over images (not over training runs), ${counted(draws, "draw")}, seed ${seed}`,
    method === "exact" ? "p: sign-swap test, all swaps of images" : `p: sign-swap test, ${counted(draws, "random swap")} of images`,
    ...(caution === undefined ? [] : [caution]),
  ];
}

function averageLines({ averages }: Comparison): readonly string[] {
  return alignedTable(
    [{ title: "Average", align: "left" }, { title: "", align: "left" }, ...FIGURE_COLUMNS],
    AVERAGES.map(({ id, scope, name }) => [scope, name, ...figureCells(averages[id])]),
  );
}

function classLines({ classes }: Comparison): readonly string[] {
  return alignedTable(
    [
      { title: "Class, global", align: "left" },
      ...FIGURE_COLUMNS,
      { title: "p (Holm)", align: "right" },
      { title: "better/tied/worse images", align: "right" },
      { title: "p (Wilcoxon)", align: "right" },
    ],
    classes.map(({ info, global, images }) => [
      plainText(className({ classes: [info] }, 0)),
      ...figureCells(global),
      shownP(global.holm),
      `${images.wins}/${images.ties}/${images.losses}`,
      shownP(images.n === 0 ? undefined : images.wilcoxon.p),
    ]),
  );
}

function imageLines({ overImages, improved, worsened }: Comparison): readonly string[] {
  return [
    `B is ${imageWords(overImages)}`,
    ...extremeLines("Most improved", improved),
    ...extremeLines("Most worsened", worsened),
  ];
}

function imageWords({ n, wins, ties, losses, wilcoxon }: ImageComparison): string {
  const method = wilcoxon.method === "exact" ? "exact" : "normal approximation, corrected for ties";
  return `better in ${wins}, tied in ${ties}, worse in ${losses} of ${counted(n, "image")}; Wilcoxon p ${shownP(wilcoxon.p)} (${method})`;
}

function extremeLines(title: string, images: readonly ImageDifference[]): readonly string[] {
  return images.length === 0 ? [] : [`${title}:`, ...images.map(({ name, a, b }) => `  ${shown(a)} -> ${shown(b)}  ${plainText(name)}`)];
}

function figureCells({ a, b, difference, interval, signSwap }: PairedFigure): readonly string[] {
  return [...[a, b, difference, interval?.low, interval?.high].map(shown), shownP(signSwap.p)];
}

/** Small ones are never shown as 0. */
function shownP(p: Figure): string {
  if (p === undefined) return UNDEFINED_TEXT;
  return p < 0.001 ? p.toExponential(0) : p.toFixed(3);
}
