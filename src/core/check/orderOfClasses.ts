import type { Choices } from "../document/choices";
import { labelTable } from "../reading/labelTable";
import type { LabelTable } from "../document/relabelling";
import type { Label } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { bestRelabelling } from "./bestRelabelling";
import { labelPixels, type LabelPixels } from "./labelPixels";
import { addTo } from "../collections/addTo";

/** Labels are called by others when most of the pixels of their classes are, ... */
const EXPLAINED = 0.5;
/** ... so many times as many as are called by their own label: a poor model mixes classes up, but not so. */
const TIMES_KEPT = 3;
/** A label that is predicted everywhere is not a sign: it must be this much commoner on the pixels of its class than elsewhere. */
const TELLING = 0.4;

interface Move {
  readonly from: Label;
  readonly to: Label;
}

/**
 * The best one-to-one relabelling as far as it is plausible: of its cycles, the labels that change places among themselves, those that
 * explain most pixels of the classes that take part. What chance or a poor model gives is left out.
 */
export function orderOfClasses(images: readonly ImageEntry[], choices: Choices): LabelTable | undefined {
  const best = bestRelabelling(images, choices);
  if (!best) return undefined;
  const shares = shareTable(labelPixels(images, choices));
  const moves = best.from.map((from, row) => ({ from, to: best.to[row] ?? from }));
  const kept = cycles(moves).filter((cycle) => isPlausible(cycle, shares));
  const inOrder = new Set(kept.flat());
  return inOrder.size === 0 ? undefined : labelTable(moves.filter((move) => inOrder.has(move)));
}

function cycles(moves: readonly Move[]): readonly (readonly Move[])[] {
  const left = new Map(moves.map((move) => [move.from, move]));
  return moves.flatMap((first) => {
    const cycle: Move[] = [];
    for (let move = left.get(first.from); move; move = left.get(move.to)) {
      left.delete(move.from);
      cycle.push(move);
    }
    return cycle.length === 0 ? [] : [cycle];
  });
}

interface ShareTable {
  readonly pixels: (prediction: Label, target: Label) => number;
  readonly predicted: (label: Label) => number;
  readonly target: (label: Label) => number;
  readonly total: number;
}

function isPlausible(cycle: readonly Move[], { pixels, predicted, target, total }: ShareTable): boolean {
  const sum = (of: (move: Move) => number): number => cycle.reduce((all, move) => all + of(move), 0);
  const explained = sum(({ from, to }) => pixels(from, to));
  const kept = sum(({ to }) => pixels(to, to));
  if (explained < EXPLAINED * sum(({ to }) => target(to)) || explained < TIMES_KEPT * kept) return false;
  const classes = cycle.filter(({ to }) => target(to) > 0);
  const telling = classes.filter(({ from, to }) => {
    const hit = pixels(from, to) / target(to);
    const elsewhere = (predicted(from) - pixels(from, to)) / Math.max(1, total - target(to));
    return hit >= EXPLAINED && hit - elsewhere >= TELLING;
  });
  return telling.length > 0 && 2 * telling.length >= classes.length;
}

function shareTable(table: LabelPixels): ShareTable {
  const targets = new Map<Label, number>();
  const predictions = new Map<Label, number>();
  let total = 0;
  for (const [prediction, row] of table) {
    for (const [target, amount] of row) {
      addTo(targets, target, amount);
      addTo(predictions, prediction, amount);
      total += amount;
    }
  }
  return {
    pixels: (prediction, target) => table.get(prediction)?.get(target) ?? 0,
    predicted: (label) => predictions.get(label) ?? 0,
    target: (label) => targets.get(label) ?? 0,
    total,
  };
}
