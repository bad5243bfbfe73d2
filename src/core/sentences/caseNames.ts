/** Words with a number behind them, as data sets name what was examined: `patient_012`, `case_00041`, `sub-07`. */
const CASES: readonly { readonly word: RegExp; readonly plural: string }[] = [
  { word: /(?<![a-z])(?:patient|pat)[ _-]?\d/i, plural: "patients" },
  { word: /(?<![a-z])case[ _-]?\d/i, plural: "cases" },
  { word: /(?<![a-z])(?:subject|subj|sub)[ _-]?\d/i, plural: "subjects" },
];

/** This share of the names must say it: a folder of something else may lie among them. */
const MOST = 0.9;

/** What the images are of, by their names, where each counts the same whatever its size: "patients"; undefined where the names don't tell. */
export function casesOf(names: readonly string[]): string | undefined {
  return CASES.find(
    ({ word }) => names.length > 1 && names.filter((name) => word.test(name)).length >= MOST * names.length,
  )?.plural;
}
