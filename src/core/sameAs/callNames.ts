import type { LibraryCall, LibraryId } from "./libraryCall";

interface CallName {
  readonly names: readonly string[];
  /** What they are, for people. */
  readonly meaning: string;
  /** Makes them of what the script that reads the pairs leaves behind (`readPairs`): arrays of numpy. */
  readonly python: readonly string[];
  /** Makes tensors of these, for libraries that stand on torch. */
  readonly tensors: readonly string[];
}

/** Every name that calls of libraries share, in the order in which Python makes them. */
const CALL_NAMES: readonly CallName[] = [
  {
    names: ["images"],
    meaning: "pairs (t, p) of the classes, from 0, of the counted pixels of each image, target and prediction",
    python: ["images = [(t, p) for t, p in zip(T, P) if t.size]"],
    tensors: ["images = [(torch.from_numpy(t), torch.from_numpy(p)) for t, p in images]"],
  },
  {
    names: ["T", "P"],
    meaning: "the classes, from 0, of the counted pixels of all images, target and prediction",
    python: ["T, P = (np.concatenate(x) for x in (T, P))"],
    tensors: ["T, P = (torch.from_numpy(x) for x in (T, P))"],
  },
  {
    names: ["tp", "fp", "fn", "tn"],
    meaning: "one-against-rest pixels as floats of 64 bits, images by classes in the mean",
    python: [],
    tensors: ["tp, fp, fn, tn = (torch.from_numpy(x) for x in (tp, fp, fn, tn))"],
  },
  { names: ["TARGETS", "PREDICTIONS"], meaning: "the two folders", python: [], tensors: [] },
];

/** Libraries that take tensors of torch; the others take arrays. */
const ON_TENSORS: ReadonlySet<LibraryId> = new Set(["smp", "torchmetrics", "mmseg", "monai", "wang"]);

/** What the names in the calls are, a clause each. */
export function callNames(calls: readonly Pick<LibraryCall, "call">[]): readonly string[] {
  return CALL_NAMES.filter((row) => calls.some(({ call }) => isIn(row, call))).map(
    ({ names, meaning }) => `${names.join(", ")}: ${meaning}`,
  );
}

/** The whole Python of a call behind that which reads the pairs: imports, names, the statements before the figure, the figure. */
export function callPython({ library, imports, call }: LibraryCall): {
  readonly before: readonly string[];
  readonly figure: string;
} {
  const names = CALL_NAMES.filter((row) => isIn(row, call));
  const tensors = ON_TENSORS.has(library);
  const statements = call.split("; ");
  return {
    before: [
      ...(tensors ? ["import torch"] : []),
      ...imports,
      ...names.flatMap((name) => [...name.python, ...(tensors ? name.tensors : [])]),
      ...statements.slice(0, -1),
    ],
    figure: statements.at(-1) ?? "",
  };
}

function isIn({ names }: CallName, call: string): boolean {
  return names.some((name) => new RegExp(`\\b${name}\\b`).test(call));
}
