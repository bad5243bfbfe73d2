import { runNames } from "../sentences/runNames";

/** Both runs by what they are called: by their folders of predictions, or by what tells these apart. */
export interface ComparedNames {
  readonly a: string;
  readonly b: string;
}

/** @param predictions the folders of both. */
export function comparedNames({ a, b }: ComparedNames): ComparedNames {
  const [ofA = a, ofB = b] = runNames([a, b].map((prediction) => ({ folders: { prediction, target: "" } })));
  return { a: ofA, b: ofB };
}
