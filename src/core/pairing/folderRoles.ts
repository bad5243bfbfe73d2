import type { Side } from "../labels/label";

/** Words in names of folders that tell what their masks are. */
const WORDS: Readonly<Record<Side, readonly string[]>> = {
  prediction: ["pred", "preds", "predict", "predicted", "prediction", "predictions", "output", "outputs", "out", "result", "results", "argmax", "inference", "submission"],
  target: ["gt", "gtfine", "gtcoarse", "groundtruth", "truth", "target", "targets", "label", "labels", "mask", "masks", "annotation", "annotations", "ann", "reference", "references", "segmentationclass"],
};

/** What the last parts of a path say of the masks in it; undefined where they say nothing, or both. */
export function folderRole(path: string): Side | undefined {
  for (const part of path.split(/[/\\]/).reverse().slice(0, 2)) {
    const sides = (["prediction", "target"] as const).filter((side) => names(part, side));
    const [side] = sides;
    if (sides.length === 1) return side;
  }
  return undefined;
}

/** The roles of two folders where the names tell them: one name is enough. */
export function rolesOf(a: string, b: string): Readonly<Record<Side, string>> | undefined {
  const [roleA, roleB] = [folderRole(a), folderRole(b)];
  if (roleA !== undefined && roleA === roleB) return undefined;
  if (roleA === "target" || roleB === "prediction") return { target: a, prediction: b };
  if (roleB === "target" || roleA === "prediction") return { target: b, prediction: a };
  return undefined;
}

function names(part: string, side: Side): boolean {
  // "groundTruth-v2" and "ground_truth" alike: split at case and separators, and look at joined neighbours too.
  const words = part.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z]+/);
  const joined = words.map((word, index) => word + (words[index + 1] ?? ""));
  return [...words, ...joined].some((word) => WORDS[side].includes(word));
}
