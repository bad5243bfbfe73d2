import fc from "fast-check";
import { imageCounts } from "../../../../src/core/labels/counts";
import type { Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { TURNS } from "../../../../src/core/labels/turn";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import { PROBLEM_KINDS } from "../../../../src/core/document/problem";
import type { Relabelling } from "../../../../src/core/document/relabelling";
import { arbitraryMeasured, arbitraryMeasures, arbitraryShapes } from "./arbitraryMeasures";
import type { ImageEntry, Report, ReportPairing } from "../../../../src/core/document/report";

/** Names of files as they can be: any code unit, so also quotes, line ends and lone surrogates. */
const text = fc.oneof(fc.string({ maxLength: 8 }), fc.string({ unit: "binary", maxLength: 4 }));
const label = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
const labels = fc.array(label, { maxLength: 4 });

const facts: fc.Arbitrary<MaskFacts> = fc.record(
  {
    format: text,
    kind: fc.constantFrom("grey" as const, "palette" as const, "colour" as const),
    bits: fc.constantFrom(1, 8, 16),
    palette: fc.constantFrom("", "000000800000", "FFffFF"),
    scores: fc.oneof(
      fc.constant({ kind: "levels" } as const),
      fc.record(
        {
          kind: fc.constant("argmax" as const),
          channels: fc.integer({ min: 1, max: 300 }),
          sumToOne: fc.boolean(),
          unbounded: fc.constant(true as const),
        },
        { requiredKeys: ["kind", "channels", "sumToOne"] },
      ),
      fc.record({ kind: fc.constant("independent" as const), channels: fc.integer({ min: 1, max: 300 }) }),
    ),
    notes: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ["format", "kind", "bits"] },
);

const image: fc.Arbitrary<ImageEntry> = fc
  .record({
    name: text,
    target: fc.record(
      {
        path: text,
        parts: fc.array(fc.record({ path: text, label }), { maxLength: 2 }),
        overlap: fc.integer({ min: 1 }),
        facts,
      },
      { requiredKeys: ["path", "facts"] },
    ),
    prediction: fc.option(
      fc.record(
        { path: text, facts, resizedFrom: fc.record({ width: fc.nat(), height: fc.nat() }) },
        { requiredKeys: ["path", "facts"] },
      ),
      { nil: undefined },
    ),
    rows: fc.array(fc.record({ target: label, prediction: label, pixels: fc.integer({ min: 0, max: 10_000 }) }), {
      maxLength: 6,
    }),
    turned: fc.option(fc.constantFrom(...TURNS), { nil: undefined }),
    measures: fc.option(arbitraryMeasures, { nil: undefined }),
  })
  .map(({ name, target, prediction, rows, turned, measures }) => ({
    name,
    width: rows.reduce((sum, { pixels }) => sum + pixels, 0),
    height: 1,
    target,
    ...(prediction && { prediction }),
    counts: imageCounts(rows),
    ...(turned && {
      turned: {
        by: turned,
        counts: imageCounts(
          rows.map(({ target: from, prediction: to, pixels }) => ({ target: to, prediction: from, pixels })),
        ),
      },
    }),
    ...(measures && { measures }),
  }));

const classList: fc.Arbitrary<ClassList> = fc.record(
  {
    source: text,
    colours: text,
    begins: label,
    found: fc.constant(true as const),
    classes: fc.uniqueArray(fc.record({ label, name: text, color: fc.constantFrom("#000000", "#fFe0A9") }), {
      selector: (info) => info.label,
      maxLength: 4,
    }),
    ignore: labels,
  },
  { requiredKeys: ["source", "classes", "ignore"] },
);

const relabelling: fc.Arbitrary<Relabelling> = fc.oneof(
  fc.record({ kind: fc.constant("shift" as const), by: fc.integer({ min: -300, max: 300 }) }),
  fc.record(
    { kind: fc.constant("divide" as const), by: fc.integer({ min: 1, max: 300 }), all: fc.constant(true as const) },
    { requiredKeys: ["kind", "by"] },
  ),
  fc.record({ kind: fc.constant("foreground" as const), keep: labels }, { requiredKeys: ["kind"] }),
  fc.record({ kind: fc.constant("reduceZero" as const) }),
  fc.record({ kind: fc.constant("threshold" as const), from: fc.nat(256), top: fc.integer({ min: 1, max: 65535 }) }),
  fc.record({ kind: fc.constantFrom("greyColours" as const, "adeColours" as const, "segmentIds" as const) }),
  fc.tuple(text, fc.array(fc.tuple(label, label), { maxLength: 3 })).map(([name, rows]) => ({
    kind: "table" as const,
    name,
    from: rows.map(([from]) => from),
    to: rows.map(([, to]) => to),
  })),
);

const choices: fc.Arbitrary<Choices> = fc.record(
  {
    zeroDivision: fc.constantFrom("exclude" as const, 0 as const, 1 as const),
    presence: fc.constantFrom("all" as const, "union" as const, "target" as const),
    missing: fc.constantFrom("leave-out" as const, "count" as const),
    ignore: fc.oneof(fc.constant("auto" as const), labels),
    leftOut: labels,
    relabelling: fc.record({
      prediction: fc.array(relabelling, { maxLength: 2 }),
      target: fc.array(relabelling, { maxLength: 2 }),
    }),
    merges: fc
      .uniqueArray(label, { maxLength: 5 })
      .chain((merged) => fc.tuple(fc.constant(merged), fc.nat(merged.length), text))
      .map(([merged, cut, name]) =>
        [merged.slice(0, cut), merged.slice(cut)]
          .filter((some) => some.length > 0)
          .map((some) => ({ labels: some, name })),
      ),
    regions: fc.array(fc.record({ name: text, labels: fc.uniqueArray(label, { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    subset: fc.oneof(
      fc.record({ kind: fc.constant("folder" as const), folder: text }),
      fc.record({ kind: fc.constant("text" as const), text }),
      fc.record({ kind: fc.constant("pattern" as const), pattern: fc.constantFrom("^a", "(b|c)+", "\\d{3}$") }),
    ),
    classList,
    files: fc.record(
      {
        variant: fc.record({ target: text, prediction: text }, { requiredKeys: [] }),
        zeroPadding: fc.constant("ignored" as const),
        letterCase: fc.constant("ignored" as const),
        affixes: fc.record({ target: fc.constantFrom("*", "a_*", "*_b.c") }, { requiredKeys: [] }),
        severalMasks: fc.constantFrom("union" as const, "labels" as const),
        resize: fc.constant("nearest" as const),
        npzArray: text,
        channels: fc.constantFrom("first" as const, "last" as const),
        scores: fc.constantFrom("argmax" as const, "independent" as const),
        orientation: fc.constant("target" as const),
      },
      { requiredKeys: [] },
    ),
    palettes: fc.constantFrom("indices" as const, "colours" as const),
    groups: fc.constantFrom({ kind: "folder" } as const, { kind: "pattern", pattern: "^(p\\d+)_" } as const),
    beta: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    shapes: arbitraryShapes,
  },
  { requiredKeys: ["zeroDivision", "presence", "missing", "ignore", "leftOut", "relabelling", "merges"] },
);

const texts = fc.array(text, { maxLength: 2 });
const side = fc.constantFrom("target" as const, "prediction" as const);

const pairing: fc.Arbitrary<ReportPairing> = fc.record(
  {
    rule: text,
    pairs: fc.nat(),
    targetsOnly: texts,
    predictionsOnly: texts,
    example: fc.record({ name: text, prediction: text, target: text }),
    ambiguous: fc.array(fc.record({ side, file: text, candidates: texts }), { maxLength: 2 }),
    variants: fc.array(
      fc.record({
        side,
        chosen: text,
        by: fc.constantFrom("names" as const, "labels" as const, "choice" as const, "affixes" as const),
        why: text,
        kinds: fc.array(fc.record({ name: text, files: fc.nat() }), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    skipped: fc.array(fc.record({ side, kind: text, files: fc.nat() }), { maxLength: 2 }),
    offer: fc.record({
      kind: fc.constantFrom("zeroPadding" as const, "letterCase" as const),
      message: text,
      pairs: fc.nat(),
    }),
    several: fc.record(
      {
        side,
        kind: fc.constantFrom("classes" as const, "numbers" as const, "instances" as const),
        images: fc.nat(),
        paired: fc.nat(),
        files: fc.nat(),
        example: fc.record({ file: text, parts: texts }),
        classes: fc.array(fc.record({ name: text, label }), { maxLength: 2 }),
      },
      { requiredKeys: ["side", "kind", "images", "paired", "files", "example"] },
    ),
  },
  { requiredKeys: ["rule", "pairs", "targetsOnly", "predictionsOnly"] },
);

/** Any report that can be. */
export const arbitraryReport: fc.Arbitrary<Report> = fc.record(
  {
    schema: fc.constant(1 as const),
    folders: fc.record({ prediction: text, target: text }),
    pairing,
    images: fc.uniqueArray(image, { selector: ({ target }) => target.path, maxLength: 4 }),
    problems: fc.array(fc.record({ kind: fc.constantFrom(...PROBLEM_KINDS), file: text, message: text }), {
      maxLength: 3,
    }),
    choices,
    measured: arbitraryMeasured,
    state: fc.constantFrom("complete" as const, "partial" as const),
    shard: fc
      .integer({ min: 1, max: 9 })
      .chain((of) => fc.record({ number: fc.integer({ min: 1, max: of }), of: fc.constant(of) })),
  },
  { requiredKeys: ["schema", "folders", "pairing", "images", "problems", "choices", "state"] },
);
