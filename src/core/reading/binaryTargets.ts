import type { CountRow } from "../labels/counts";
import { NO_PREDICTION, type Label } from "../labels/label";
import { holdsOnly } from "./holdsOnly";
import { WHITE } from "./labelForm";
import { isDrawn } from "./predictionForm";
import type { ReadGroup } from "./readGroups";
import { addTo } from "../collections/addTo";

/** How targets are binary. */
export type BinaryTargets =
  /** 0 and 1, with 255 for "ignore" where it occurs. */
  | { readonly kind: "plain" }
  /** 0 and 255, or files of 0 and 1 beside files of 0 and 255. */
  | { readonly kind: "white" }
  /** 0 and one grey. */
  | { readonly kind: "drawn"; readonly foreground: Label }
  /** 0 and 255 with greys at the edges, where interpolation or loss left them. */
  | { readonly kind: "edges" };

/**
 * How the targets are binary; undefined where they are not. `left` are their labels without those that are ignored; `mayIgnoreWhite`
 * where 255 may stand for "ignore".
 */
export function binaryTargets(
  left: ReadonlySet<Label>,
  mayIgnoreWhite: boolean,
  groups: () => readonly ReadGroup[],
): BinaryTargets | undefined {
  if (holdsOnly(left, [0, 1])) return { kind: "plain" };
  if (holdsOnly(left, [0, 1, WHITE])) {
    if (isWhite(left, groups)) return { kind: "white" };
    return mayIgnoreWhite ? { kind: "plain" } : undefined;
  }
  const [foreground, ...more] = [...left].filter((label) => label !== 0);
  if (foreground !== undefined && more.length === 0)
    return isDrawn(foreground) ? { kind: "drawn", foreground } : undefined;
  return mayHaveEdges(left) && haveEdges(left, groups()) ? { kind: "edges" } : undefined;
}

/**
 * File by file: each holds 1 or 255 for the foreground, none both. 255 in files without 1 may still stand for "ignore" where
 * no object is in sight, so such files must differ in their bits from those with 1, or the predictions find something there.
 */
function isWhite(left: ReadonlySet<Label>, groups: () => readonly ReadGroup[]): boolean {
  if (!left.has(1)) return true;
  const files = groups().map((group) => ({
    group,
    labels: [...group.labels.target].filter((label) => left.has(label)),
  }));
  if (files.some(({ labels }) => labels.includes(1) && labels.includes(WHITE))) return false;
  const white = files.filter(({ labels }) => labels.includes(0) && labels.includes(WHITE));
  const bits = new Set(files.flatMap(({ group, labels }) => (labels.includes(1) ? [group.targetBits] : [])));
  return (
    white.length > 0 &&
    (white.every(({ group }) => !bits.has(group.targetBits)) || isFoundIn(white.map(({ group }) => group)))
  );
}

/** A foreground is predicted so many times more often than what lies beside it. */
const FOUND_MORE_OFTEN = 2;

function isFoundIn(groups: readonly ReadGroup[]): boolean {
  const rows = groups.flatMap((group) => group.rows).filter(({ prediction }) => prediction !== NO_PREDICTION);
  const shareFound = (of: Label): number => {
    const there = rows.filter(({ target }) => target === of);
    const found = there.filter(({ prediction }) => prediction > 0);
    return sumOf(found) / sumOf(there);
  };
  return shareFound(WHITE) > FOUND_MORE_OFTEN * shareFound(0);
}

function sumOf(rows: readonly CountRow[]): number {
  return rows.reduce((sum, { pixels }) => sum + pixels, 0);
}

/** Greys that interpolation or much loss left reach from black to white; the labels of classes end long before. */
const BANDS: readonly (readonly [least: Label, most: Label])[] = [
  [16, 63],
  [64, 127],
  [128, 191],
  [192, 254],
];

/** Little loss (JPEG of good quality) leaves several values beside black, and several beside white, where hardly a class is. */
const SEVERAL_BESIDE = 2;

function mayHaveEdges(left: ReadonlySet<Label>): boolean {
  const labels = [...left];
  const countBetween = (least: Label, most: Label): number =>
    labels.filter((label) => label >= least && label <= most).length;
  const reachAcross = BANDS.every(([least, most]) => countBetween(least, most) > 0);
  const keepAside =
    countBetween(1, LEAST_GREY - 1) >= SEVERAL_BESIDE && countBetween(MOST_GREY + 1, WHITE - 1) >= SEVERAL_BESIDE;
  return (reachAcross || keepAside) && left.has(0) && left.has(WHITE) && countBetween(0, WHITE) === labels.length;
}

/** Black, white and what loss makes of them are all but this share of the pixels ... */
const EDGE_SHARE = 0.25;
/** ... in which no grey is common ... */
const COMMON_GREY = 0.05;
/** ... and black and white themselves are most of that. */
const PURE = 0.5;
/** Nor do the predictions hold the same values in the same places, as they would those of classes. */
const FOUND_AGAIN = 0.5;

function haveEdges(left: ReadonlySet<Label>, groups: readonly ReadGroup[]): boolean {
  const pixels = new Map<Label, number>();
  let [between, foundAgain] = [0, 0];
  for (const row of groups.flatMap(({ rows }) => rows)) {
    if (!left.has(row.target)) continue;
    addTo(pixels, row.target, row.pixels);
    if (row.prediction === NO_PREDICTION || row.target === 0 || row.target === WHITE) continue;
    between += row.pixels;
    if (row.target === row.prediction) foundAgain += row.pixels;
  }
  const sum = (of: (label: Label) => boolean): number =>
    [...pixels].reduce((total, [label, count]) => total + (of(label) ? count : 0), 0);
  const all = sum(() => true);
  const greys = sum(isGrey);
  const black = pixels.get(0) ?? 0;
  return (
    greys <= EDGE_SHARE * all &&
    [...pixels].every(([label, count]) => !isGrey(label) || count <= COMMON_GREY * all) &&
    black >= PURE * sum((label) => label < LEAST_GREY) &&
    (pixels.get(WHITE) ?? 0) >= PURE * sum((label) => label > MOST_GREY) * 0.5 &&
    foundAgain <= FOUND_AGAIN * between
  );
}

const LEAST_GREY: Label = 16;
const MOST_GREY: Label = 239;

function isGrey(label: Label): boolean {
  return label >= LEAST_GREY && label <= MOST_GREY;
}
