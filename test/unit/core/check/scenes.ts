import { MersenneTwister } from "../../../../src/core/numbers/mersenneTwister";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, type Row } from "./entries";

/** Random numbers for scenes, the same for a seed. */
export interface Random {
  readonly below: (limit: number) => number;
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

export function random(seed: number): Random {
  const twister = new MersenneTwister(seed);
  const below = (limit: number): number => twister.next() % limit;
  const shuffled = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, at: twister.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { below, shuffled };
}

/** The numbers from 1 on. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number + 1);
}

/** An image of objects beside a background: each found for the most part, under the id that the prediction gives it. */
export function objectsImage(
  name: string,
  { below }: Random,
  ids: { readonly targets: readonly number[]; readonly predictions: readonly number[] },
): ImageEntry {
  const rows = ids.targets.flatMap((target, index): readonly Row[] => {
    const size = 200 + below(200);
    const prediction = ids.predictions[index];
    if (prediction === undefined) return [[target, 0, size]];
    return [
      [target, prediction, Math.round(0.85 * size)],
      [target, 0, Math.round(0.15 * size)],
      [0, prediction, below(40)],
    ];
  });
  return entry([...rows, [0, 0, 4000 + below(4000)]], { name });
}

/**
 * An image of classes beside a background, as a model sees it that gets this share of the pixels right; of the others half go to the
 * background, half to any other class of the list.
 */
export function classesImage(
  name: string,
  { below }: Random,
  scene: {
    readonly classes: readonly number[];
    readonly all: number;
    readonly right: number;
    readonly call?: (label: number) => number;
  },
): ImageEntry {
  const call = scene.call ?? ((label) => label);
  const rows = scene.classes.flatMap((target): readonly Row[] => {
    const size = 100 + below(2000);
    const wrong = Math.round(((1 - scene.right) * size) / 4);
    const others = [0, 0, 1 + below(scene.all), 1 + below(scene.all)];
    return [
      [target, call(target), size - 4 * wrong],
      ...others.map((other): Row => [target, other === 0 ? 0 : call(other), wrong]),
      [0, call(target), below(100)],
    ];
  });
  return entry([...rows, [0, 0, 5000 + below(5000)]], { name });
}
