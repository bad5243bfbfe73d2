import { ofEachAverage } from "../../src/core/averages/averages";

/** A thing that has a plain name, which stands first, and an exact one, by which papers and libraries know it. */
export interface Term {
  readonly plain: string;
  readonly exact: string;
  /** What it is, in a sentence. */
  readonly means: string;
}

/** One word a thing: every tab takes its names from here. */
export const TERMS = {
  zeroByZero: {
    plain: "class absent from both",
    exact: "0/0",
    means: "The class is in neither mask of the image, so the metric is 0/0 there (zero_division of the libraries).",
  },
  global: {
    plain: "all images at once",
    exact: "global",
    means: "Counts summed over the images, then the ratio.",
  },
  samplewise: {
    plain: "per image, then the mean",
    exact: "samplewise",
    means: "The ratio of each image, then the mean over the images.",
  },
  support: {
    plain: "share of pixels",
    exact: "support",
    means: "Share of the counted target pixels.",
  },
  cell: { plain: "class in an image", exact: "cell", means: "One class in one image." },
  influence: {
    plain: "effect",
    exact: "influence",
    means: "How a figure would change without the image.",
  },
  tp: { plain: "correct", exact: "tp", means: "Pixels of the class that are predicted as it." },
  fp: { plain: "predicted only", exact: "fp", means: "Pixels of other classes that are predicted as it." },
  fn: { plain: "in the target only", exact: "fn", means: "Pixels of the class that are predicted as something else." },
} as const satisfies Readonly<Record<string, Term>>;

/** How the averages are called: what is averaged over what, then the name in papers. */
export const AVERAGE_TERMS = ofEachAverage(({ plain, name }): Pick<Term, "plain" | "exact"> => ({
  plain,
  exact: name,
}));

/** Plain words first, the exact term second: `class absent from both (0/0)`. */
export function termWords({ plain, exact }: Pick<Term, "plain" | "exact">): string {
  return `${plain} (${exact})`;
}

/** As `termWords`, to begin a line with. */
export function termTitle(term: Pick<Term, "plain" | "exact">): string {
  const words = termWords(term);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
