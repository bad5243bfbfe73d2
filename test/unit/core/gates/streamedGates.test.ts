import assert from "node:assert/strict";
import fc from "fast-check";
import { largeReport } from "../../../../bench/largeReport";
import { plainBlockSwaps } from "../../../../src/core/compare/swappedRows";
import type { StreamedReport } from "../../../../src/core/compare/streamedRuns";
import type { Report } from "../../../../src/core/document/report";
import { decideGates, decideGatesOf, drawsOfGates, type GatesOutcome } from "../../../../src/core/gates/decideGates";
import type { Gate } from "../../../../src/core/gates/gate";
import { GateRun, type Baseline } from "../../../../src/core/gates/gateRun";
import { readGates } from "../../../../src/core/gates/readGates";
import { streamedGates } from "../../../../src/core/gates/streamedGates";
import { plainRowStreams } from "../../../../src/core/intervals/rowStreams";
import { naturalOrder } from "../../../../src/core/text/naturalOrder";
import { image, report } from "../../../support/images";
import { madeChoices, madeImages, runOf } from "../../../support/madeRuns";
import { drawHere, streamOf } from "../../../support/streamedRuns";

const PLAIN = drawHere({ rowStreams: plainRowStreams, blockSwaps: plainBlockSwaps });

function gates(list: readonly unknown[]): readonly Gate[] {
  const read = readGates(JSON.stringify(list), "a.json");
  assert.ok(read.ok, read.ok ? "" : read.message);
  return read.gates;
}

const GATES = gates([
  { figure: "iou.macro", atLeast: 0.2 },
  { figure: "kappa", atLeast: 0.1 },
  { figure: "recall.class-imagewise.*", atLeast: 0.2 },
  { figure: "dice.macro-imagewise", atLeast: 0.2, by: "lowerBound" },
  { figure: "iou.class.*", atLeast: 0.1, by: "lowerBound" },
  { figure: "iou.class-imagewise.*", atLeast: 0.1, by: "lowerBound" },
  { figure: "iou.macro", notWorseThan: "baseline", margin: 0.02 },
  { figure: "iou.class.*", notWorseThan: "baseline", margin: 0.1, decide: "proved" },
  { figure: "precision.class.*", notWorseThan: "baseline" },
  { figure: "dice.weighted", notWorseThan: "baseline", margin: 0.3, decide: "proved" },
  { figure: "dice.class-imagewise.2", notWorseThan: "baseline" },
  { missingPredictions: 0 },
  { missingPredictions: 2 },
]);

async function decided(
  run: StreamedReport,
  baseline: StreamedReport | Baseline,
  asked: readonly Gate[],
): Promise<GatesOutcome | undefined> {
  const found = await streamedGates({ run, baseline }, asked, PLAIN);
  if (!found) return undefined;
  assert.deepEqual(drawsOfGates(found, asked), []);
  return decideGatesOf(found, asked);
}

/** A run in which all but so many of the pairs were counted. */
function paired(made: Report, lost: number): Report {
  const missing = made.images.flatMap(({ prediction, target }) => (prediction ? [] : [target.path]));
  const pairs = made.images.length - missing.length + lost;
  return { ...made, pairing: { ...made.pairing, pairs, targetsOnly: missing } };
}

function inOrder(made: Report): Report {
  return { ...made, images: made.images.toSorted((x, y) => naturalOrder(x.name, y.name)) };
}

const NO_BASELINE = { ok: false, message: "There is no baseline: name one by --baseline." } as const;

const FEW = report(
  Array.from({ length: 30 }, (_, index) => image(`i${index}`, [[0, 0, 100], [1, 1, 60 + (index % 7)], [1, 0, 40 - (index % 7)]])), // prettier-ignore
);

describe("gates of runs that stream by", () => {
  it("are decided as those of reports in memory, under any choices, in parts of any size and whatever is known beforehand", async function () {
    this.timeout(480_000);
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(madeImages(0, 24), madeImages(40, 60)),
        madeChoices,
        fc.uniqueArray(fc.constantFrom(...GATES), { minLength: 1, maxLength: 4 }),
        fc.record({ step: fc.integer({ min: 1, max: 9 }), notes: fc.boolean(), lost: fc.constantFrom(0, 0, 1, 3) }),
        async (images, chosen, asked, { step, notes, lost }) => {
          const [before, run] = (["a", "b"] as const).map((side) => paired(report(runOf(images, side), chosen), lost));
          assert.ok(before && run);
          const found = await decided(streamOf(run, step, notes), streamOf(before, step + 1, notes), asked);
          const whole = decideGates(run, { ok: true, report: before }, asked);
          // Without a counted pixel there is nothing to spare memory for.
          if (!found)
            assert.ok(
              whole.gates.every(({ verdict, subject }) => verdict === "undecided" || subject?.kind === "files"),
            );
          else assert.deepEqual(found, whole);
          for (const { verdict, found: words, subject } of found?.gates ?? []) {
            const by = subject?.kind === "files" ? " by files" : words.includes("interval") ? " by an interval" : "";
            const key = `${verdict}${by}`;
            seen.set(key, (seen.get(key) ?? 0) + 1);
          }
        },
      ),
      { numRuns: 60 },
    );
    for (const verdict of ["passed", "failed"])
      for (const by of ["", " by an interval", " by files"])
        assert.ok((seen.get(`${verdict}${by}`) ?? 0) > 0, JSON.stringify([...seen]));
    assert.ok((seen.get("undecided") ?? 0) > 0, JSON.stringify([...seen]));
  });

  it("have the digits of all rows at once where they come in several stretches", async function () {
    this.timeout(120_000);
    const [before, run] = [1, 2].map((of) => largeReport({ images: 1000, classes: 60, run: of })).map(inOrder);
    assert.ok(before && run);
    const asked = gates([
      { figure: "iou.macro-imagewise", atLeast: 0.7, by: "lowerBound" },
      { figure: "iou.class-imagewise.*", notWorseThan: "baseline" },
    ]);
    const found = await streamedGates({ run: streamOf(run, 700), baseline: streamOf(before, 999) }, asked, PLAIN);
    const whole = new GateRun(run, { ok: true, report: before });
    assert.ok(found);
    assert.deepEqual(found.intervals("iou", 0.9), whole.intervals("iou", 0.9));
    const [one, other] = [found, whole].map((of) => of.comparison("iou"));
    assert.ok(one?.ok && other?.ok);
    assert.deepEqual(one.value(0.9), other.value(0.9));
  });

  it("cannot be decided of a baseline that is partial, that cannot be compared, or that is not there", async () => {
    const asked = gates([
      { figure: "iou.macro", notWorseThan: "baseline" },
      { figure: "dice.macro", notWorseThan: "baseline" },
      { figure: "iou.micro", atLeast: 0.1 },
    ]);
    const partial = { ...FEW, state: "partial" } as const;
    const other = report(FEW.images, { zeroDivision: 1 });
    for (const before of [partial, other]) {
      const found = await decided(streamOf(FEW, 7), streamOf(before, 7), asked);
      assert.deepEqual(found, decideGates(FEW, { ok: true, report: before }, asked));
      assert.deepEqual(found.gates.map(({ verdict }) => verdict), ["undecided", "undecided", "passed"]); // prettier-ignore
    }
    assert.deepEqual(await decided(streamOf(FEW, 7), NO_BASELINE, asked), decideGates(FEW, NO_BASELINE, asked));
  });

  it("take a baseline whose tables are damaged for none, but a run of damaged tables for a fault", async () => {
    const asked = gates([
      { figure: "iou.macro", notWorseThan: "baseline" },
      { figure: "iou.micro", atLeast: 0.1 },
    ]);
    const torn = { ...streamOf(FEW, 7), images: tornImages };
    const found = await streamedGates({ run: streamOf(FEW, 7), baseline: torn }, asked, PLAIN);
    assert.deepEqual(found?.baseline, { ok: false, message: "There is no baseline. torn" });
    assert.deepEqual(
      decideGatesOf(found, asked).gates.map(({ verdict }) => verdict),
      ["undecided", "passed"],
    );
    for (const gate of asked) await assert.rejects(decided(torn, streamOf(FEW, 7), [gate]), /^Error: torn$/);
  });

  it("read a run of damaged tables whatever they ask for, and where nothing else reads its images", async () => {
    const [missing, margin, overall] = gates([
      { missingPredictions: 0 },
      { figure: "iou.macro", notWorseThan: "baseline" },
      { figure: "kappa", atLeast: 0.1 },
    ]);
    assert.ok(missing && margin && overall);
    const torn = { ...streamOf(FEW, 7), images: tornImages };
    const partial = streamOf({ ...FEW, state: "partial" }, 7);
    for (const asked of [[missing], [missing, margin], [overall, margin], [margin]])
      await assert.rejects(decided(torn, partial, asked), /^Error: torn$/);
  });

  it("count predictions of all images, of the chosen subset or not, whether sums are noted or not", async () => {
    const [gate] = gates([{ missingPredictions: 1 }]);
    assert.ok(gate);
    const lost = FEW.images.map(({ prediction, ...rest }, index) => (index % 10 === 3 ? rest : { ...rest, ...(prediction && { prediction }) })); // prettier-ignore
    for (const [notes, subset] of [
      [true, "1"],
      [true, undefined],
      [false, "1"],
      [false, undefined],
    ] as const) {
      const run = paired(report(lost, subset === undefined ? {} : { subset: { kind: "text", text: subset } }), 1);
      const found = await decided(streamOf(run, 7, notes), NO_BASELINE, [gate]);
      assert.deepEqual(found, decideGates(run, NO_BASELINE, [gate]));
      assert.match(found.gates[0]?.found ?? "", /^4 of 31 targets; 3 have none .*; 1 pair could not be counted$/);
    }
  });

  it("are left to reports in memory where images are drawn in groups, or the baseline is in memory", async () => {
    const [bound, margin] = gates([
      { figure: "iou.macro", atLeast: 0.2, by: "lowerBound" },
      { figure: "iou.macro", notWorseThan: "baseline" },
    ]);
    assert.ok(bound && margin);
    const grouped = report(FEW.images, { groups: { kind: "folder" } });
    const inMemory = { ok: true, report: FEW } as const;
    assert.equal(await decided(streamOf(grouped, 7), streamOf(grouped, 7), [bound]), undefined);
    assert.equal(await decided(streamOf(grouped, 7), streamOf(FEW, 7), [margin]), undefined);
    assert.equal(await decided(streamOf(FEW, 7), streamOf(grouped, 7), [margin]), undefined);
    assert.equal(await decided(streamOf(FEW, 7), inMemory, [margin]), undefined);
    assert.deepEqual(await decided(streamOf(FEW, 7), inMemory, [bound]), decideGates(FEW, inMemory, [bound]));
  });
});

async function* tornImages(): AsyncGenerator<never> {
  await Promise.resolve();
  throw new Error("torn");
  yield* [];
}
