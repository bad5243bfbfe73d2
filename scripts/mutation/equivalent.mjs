// Mutants that no test can see, since they change nothing that anyone could notice. Each with the reason.

/** @type {readonly { readonly file: string, readonly what: string, readonly why: string }[]} */
export const EQUIVALENT = [
  {
    file: "src/core/regions/regionTable.ts",
    what: "1024 → 1024 + 1",
    why: "how many regions have room at first: the table grows",
  },
  { file: "src/core/regions/regionTable.ts", what: "2 → 2 + 1", why: "by how much the table grows" },
  {
    file: "src/core/regions/errorRegions.ts",
    what: "start < kinds.length → start <= kinds.length",
    why: "past the end of a row there is no kind of error",
  },
  {
    file: "src/core/regions/errorRegions.ts",
    what: "end < kinds.length → end <= kinds.length",
    why: "past the end of a row there is no kind of error",
  },
  {
    file: "src/core/pairing/matchKeys.ts",
    what: "a === b → false",
    why: "a folder is never apart from itself: this saves judging it",
  },
  {
    file: "src/core/counting/imagesWithClass.ts",
    what: "image < cells.images → image <= cells.images",
    why: "past the last image there is no pixel",
  },
  { file: "src/core/averages/averageInput.ts", what: "5 → 5 + 1", why: "how many are kept for those who ask again" },
  {
    file: "src/core/reading/occurringLabels.ts",
    what: "label === last → false",
    why: "saves asking again for the label of the row before",
  },
  {
    file: "src/core/gap/gap.ts",
    what: "start === undefined || end === undefined → end === undefined",
    why: "what is undefined is not finite either: this tells the type checker",
  },
  {
    file: "src/core/gap/gap.ts",
    what: "start === undefined || end === undefined → start === undefined",
    why: "what is undefined is not finite either: this tells the type checker",
  },
  { file: "src/core/counting/counting.ts", what: "2 → 2 + 1", why: "how many are kept for those who ask again" },
  {
    file: "src/core/intervals/weightedRows.ts",
    what: "row - first → row + first",
    why: "the place is kept in a byte, and twice 128 rows are 256",
  },
  { file: "src/core/intervals/rowColumns.ts", what: "first + IMAGE.value → first - IMAGE.value", why: "it is 0" },
  { file: "src/core/intervals/rowColumns.ts", what: "first + CELL.tp → first - CELL.tp", why: "it is 0" },
  {
    file: "src/core/intervals/reliance.ts",
    what: "run < runs → run <= runs",
    why: "past the last run all amounts are 0, and such a run has no say",
  },
  {
    file: "src/core/shapes/sizeBins.ts",
    what: "bins - 1 → bins + 1",
    why: "past the largest area there is no bound: what is undefined is left out",
  },
  {
    file: "src/core/numbers/exponential.ts",
    what: "33 → 33 + 1",
    why: "32 random bits reach the place of 2^31 and no further",
  },
  {
    file: "src/core/compare/swapWays.ts",
    what: "of < GROUPS_A_NUMBER && group + of < groups → group + of < groups",
    why: "what is written too far is written over by the next number",
  },
  {
    file: "src/core/compare/pairedResampling.ts",
    what: "MOST_GAINS / this.#width → MOST_GAINS * this.#width",
    why: "how many swaps are made at a time: each is drawn by its own number",
  },
  {
    file: "src/core/rank/rankRuns.ts",
    what: "ofRun < ofOther → ofRun <= ofOther",
    why: "runs with the same figure are never told apart",
  },
  {
    file: "src/core/rank/letters.ts",
    what: "other < runs → other <= runs",
    why: "past the last run there is none that a group holds",
  },
  {
    file: "src/core/rank/letters.ts",
    what: "group.has(one) && group.has(other) → (group.has(one)) || (group.has(other))",
    why: "a group that holds one of the two is split into itself and a part of it, which is absorbed",
  },
  {
    file: "src/core/report/field.ts",
    what: "found ?? allowed[0] → found",
    why: "what stands in for a wrong value is thrown away with the fault",
  },
  {
    file: "src/core/metrics/shapeMetrics.ts",
    what: "64 → 64 + 1",
    why: "how many are kept for those who ask again",
  },
  {
    file: "src/core/metrics/shapeMetrics.ts",
    what: "known.size > MOST_KNOWN → known.size >= MOST_KNOWN",
    why: "how many are kept for those who ask again",
  },
  {
    file: "src/core/metrics/shapeMetrics.ts",
    what: "known.size > MOST_KNOWN → false",
    why: "how many are kept for those who ask again",
  },
  {
    file: "src/core/metrics/shapeMetrics.ts",
    what: "known.clear(); → left out",
    why: "how many are kept for those who ask again",
  },
  {
    file: "src/core/pairing/chooseVariants.ts",
    what: "known.get(text) ?? valueOf(text) → valueOf(text)",
    why: "saves asking again for a text that was met",
  },
  {
    file: "src/core/pairing/pairFiles.ts",
    what: "best.matches.pairs.length === most → false",
    why: "saves trying rules that can pair no more",
  },
  {
    file: "src/core/pairing/severalMasks.ts",
    what: "other → true",
    why: "a claim names an image that is known: this tells the type checker",
  },
  {
    file: "src/core/report/readImage.ts",
    what: "8 → 8 + 1",
    why: "what stands in for a wrong value is thrown away with the fault",
  },
  {
    file: "src/core/report/mergeReports.ts",
    what: "!placed || !first → !first",
    why: "without a common folder there is no first report either: this tells the type checker",
  },
  {
    file: "src/core/report/mergeReports.ts",
    what: "!placed || !first → !placed",
    why: "where there is a common folder there is a first report: this tells the type checker",
  },
  {
    file: "src/core/metrics/metricsOf.ts",
    what: 'shape && measured[shape.kind].state === "measured" → measured[shape.kind].state === "measured"',
    why: "each of these metrics has a source: this tells the type checker",
  },
  {
    file: "src/core/reading/classTable.ts",
    what: "raw >= 0 → raw > 0",
    why: "0 is kept with the large labels then, and found there",
  },
];
