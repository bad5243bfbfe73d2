import type { Pairing } from "../pairing";

export function pairFiles(files: { readonly prediction: readonly string[]; readonly target: readonly string[] }): Pairing {
  const key = (p: string): string => p.replace(/\.[^./]+$/, "");
  const predictions = new Map(files.prediction.map((p) => [key(p), p]));
  const pairs = files.target.flatMap((target) => {
    const prediction = predictions.get(key(target));
    return prediction === undefined ? [] : [{ name: key(target), prediction, target }];
  });
  const paired = new Set(pairs.flatMap((p) => p.name));
  return {
    rule: "same relative path",
    pairs,
    targetsOnly: files.target.filter((t) => !paired.has(key(t))),
    predictionsOnly: files.prediction.filter((t) => !paired.has(key(t))),
    ambiguous: [],
  };
}
