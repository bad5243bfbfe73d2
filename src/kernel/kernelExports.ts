/** What the compiled kernel offers; addresses and sizes in bytes. `src/kernel/assembly` says what each does. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  prepare(): void;
  freeFrom(): number;
  internedValues(): number;
  inflate(from: number, length: number, to: number, size: number): number;
  beginInflating(from: number, to: number, raw: number): void;
  inflateOn(end: number, isAll: number, start: number, outEnd: number): number;
  inputAt(): number;
  moveInput(to: number): void;
  outputAt(): number;
  moveOutput(to: number): void;
  inflateSparse(from: number, length: number, size: number, to: number, index: number): number;
  inflateChanges(from: number, length: number, size: number, to: number, index: number): number;
  unfilter(at: number, rowBytes: number, rows: number, pixelBytes: number): number;
  runsOfRows(residuals: number, width: number, height: number, to: number, most: number): number;
  runsOfPlainRows(changes: number, width: number, height: number, to: number, most: number): number;
  runsOfWideRows(
    residuals: number,
    pixelBytes: number,
    width: number,
    height: number,
    kept: number,
    to: number,
    most: number,
  ): number;
  unpackBits(from: number, rowBytes: number, bits: number, width: number, height: number, to: number): void;
  intern(from: number, stride: number, pixelBytes: number, width: number, height: number, to: number): number;
  strongest(scores: number, pixels: number, channels: number, to: number, floor: number): number;
  strongestOfPixels(scores: number, pixels: number, channels: number, to: number, floor: number): number;
  transpose(from: number, width: number, height: number, to: number): void;
  count(
    target: number,
    targetStride: number,
    prediction: number,
    predictionStride: number,
    width: number,
    height: number,
  ): void;
  countRuns(target: number, prediction: number, pixels: number): void;
  paintRuns(runs: number, pixels: number, to: number): void;
  codesKnown(): number;
  takeCells(to: number): number;
  countStarts(from: number, stride: number, width: number, height: number): number;
  countListed(runs: number, pixels: number): number;
  classesOfRows(
    from: number,
    stride: number,
    width: number,
    height: number,
    table: number,
    rows: number,
    to: number,
  ): number;
  classesOfRuns(runs: number, width: number, height: number, table: number, rows: number, to: number): number;
  bandBytes(width: number, band: number): number;
  countBands(
    target: number,
    prediction: number,
    width: number,
    height: number,
    band: number,
    codes: number,
    cells: number,
    work: number,
  ): void;
  numberObjects(
    rows: number,
    height: number,
    width: number,
    classes: number,
    corners: number,
    whole: number,
    parents: number,
  ): number;
  describeObjects(rows: number, height: number, width: number, objects: number, count: number, table: number): void;
  overlapObjects(
    target: number,
    prediction: number,
    width: number,
    height: number,
    targetObjects: number,
    predictionObjects: number,
    ignored: number,
    table: number,
    slots: number,
    bits: number,
  ): number;
  sortOverlaps(
    slots: number,
    bits: number,
    targets: number,
    predictions: number,
    firsts: number,
    work: number,
    to: number,
  ): void;
  nearestBytes(count: number, others: number, columns: number): number;
  nearestPoints(
    points: number,
    count: number,
    others: number,
    otherCount: number,
    columns: number,
    x: number,
    y: number,
    squared: number,
    work: number,
  ): void;
  swap(differences: number, quads: number, ways: number, lanes: number, gains: number): void;
  swapWhole(differences: number, octs: number, ways: number, lanes: number, sums: number): void;
  takeWhole(octs: number, lanes: number, sums: number, gains: number): void;
  weigh(
    state: number,
    table: number,
    rows: number,
    lists: number,
    starts: number,
    places: number,
    digits: number,
    sums: number,
  ): void;
}
