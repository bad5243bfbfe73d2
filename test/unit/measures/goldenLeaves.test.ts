import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { panopticQuality, recognitionQuality, segmentationQuality } from "../../../src/core/shapes/objectFigures";
import { DEFAULT_MATCH_RULE, matchesOf, matchSums, type MatchSums } from "../../../src/core/shapes/objectMatches";
import { sizeBins } from "../../../src/core/shapes/sizeBins";
import type { Connectivity } from "../../../src/core/shapes/connectivity";
import { objectsOf } from "../../../src/measures/objects/objectsOf";
import { ROOT } from "../../support/root";
import { assertClose, goldenSet, type Given, type GoldenBin, type GoldenObjects, type GoldenSet } from "./golden";
import { LEFT } from "./goldenLeft";
import { readingOf, seenOf, type Seen } from "./goldenReadings";

type SetName = Parameters<typeof goldenSet>[0];

interface GivenObjects extends Pick<GoldenObjects, "tp" | "fp" | "fn" | "sq" | "pq" | "found" | "hit"> {
  readonly target: readonly number[];
  readonly prediction: readonly number[];
}

/** What the golden sets hold beside the files of the sets: the names of all leaves, and the figures that these files do not have. */
interface Leaves {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly setNames: readonly string[];
  readonly figures: GoldenSet["figures"];
  readonly objects?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, GivenObjects>>>>>>;
  readonly sizeBins?: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly bounds: readonly [number, number];
            readonly bins: Readonly<Record<"small" | "medium" | "large", GoldenBin>>;
          }
        >
      >
    >
  >;
  readonly set: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

const SETS = ["fixtures", "blobs", "cells", "volumes"] as const satisfies readonly SetName[];
const LEAVES = JSON.parse(readFileSync(join(ROOT, "test/fixtures/measures/leaves.json"), "utf8")) as Record<
  SetName,
  Leaves
>;

/** Figures over a whole set, with where they are held. */
const SET_LEAVES: Readonly<Record<string, string>> = {
  panopticapi: "objects.test.ts, and here image by image",
  monai_pq: "here",
  beyond_iou: "here",
  cityscapes: "objects.test.ts, whole: of a category each instance has the weight of its class",
  brats: "lesionSums.test.ts, whole: of a region on neither side 1, or 0 of distances, is 0/0 or infinite here",
  deepmind_tables: "surfaceDistances.test.ts",
  skimage_components_target_prediction: "here",
  cc3d_26_components_target_prediction: "here",
  monai_PanopticQualityMetric_on_volume: "It raises.",
};

/** Numbers that a transform of an empty side happens to hold: no figure, so that ours has none. */
const ACCIDENTS = /^(?:panoptica\.hd95|metricsreloaded\.nsd@\d)$/;

/** panoptica gives 0 for qualities of no matched pair and no object, which are 0/0 here. */
const NOTHING_IS_0 = /^panoptica\.(?:strict_)?(?:pq|sq|rq|prec|rec)$/;

/** What stands for no figure; an infinite one is one. */
function isNone(given: Given): boolean {
  return typeof given === "string" && given !== "Infinity";
}

for (const name of SETS) {
  const set = goldenSet(name);
  const { names, figures, objects, sizeBins: bins, set: ofSet, setNames } = LEAVES[name];
  const seen = new Map<string, Seen>();
  const seenIn = (image: GoldenSet["images"][number], variant: string): Seen => {
    const key = `${image.name} ${variant}`;
    const known = seen.get(key) ?? seenOf(image, variant);
    seen.set(key, known);
    return known;
  };

  describe(`every leaf of the golden figures of ${name}`, () => {
    it("is read, or left with a reason", () => {
      for (const leaf of Object.values(names).flat())
        assert.equal(Number(readingOf(leaf) !== undefined) + Number(leaf in LEFT), 1, leaf);
      for (const leaf of setNames) assert.ok(leaf in SET_LEAVES, leaf);
    });

    for (const [variant, leaves] of Object.entries(names)) {
      it(`is ours where it is read (${variant})`, () => {
        let met = 0;
        for (const leaf of leaves) {
          const reading = readingOf(leaf);
          if (!reading) continue;
          for (const [classIndex, byName] of [
            ...Object.entries(set.figures[variant] ?? {}),
            ...Object.entries(figures[variant] ?? {}),
          ]) {
            byName[leaf]?.forEach((given, index) => {
              const image = set.images[index];
              if (given === null || !image) return;
              // Supervisely has no ignore label: what is predicted there are errors to it.
              if (leaf.startsWith("supervisely") && image.ignore !== undefined) return;
              const view = seenIn(image, variant);
              const ours = reading.of(view, Number(classIndex));
              const message = `${leaf} of class ${classIndex} in ${image.name}, ${variant}`;
              met++;
              if (typeof given !== "number") {
                if (isNone(given)) assert.equal(ours, undefined, message);
                else assert.equal(ours, Infinity, message);
              } else if (ours === undefined && (ACCIDENTS.test(leaf) || (given === 0 && NOTHING_IS_0.test(leaf))))
                return;
              else assertClose(ours, given, reading.tolerance, message);
            });
          }
        }
        assert.ok(met > 20, `${met} figures`);
      });
    }

    if (objects)
      it("has the objects of masks without their ignored pixels", () => {
        for (const [className, byConnectivity] of Object.entries(objects)) {
          for (const [neighbours, byImage] of Object.entries(byConnectivity)) {
            for (const [imageName, given] of Object.entries(byImage)) {
              const image = set.images.find((one) => one.name === imageName);
              assert.ok(image);
              const { pair } = seenIn(image, "void_cleared");
              const index = Number(className);
              const made = objectsOf(pair, { connectivity: Number(neighbours) as Connectivity });
              const message = `${imageName} ${className} ${neighbours}`;
              for (const side of ["target", "prediction"] as const)
                assert.deepEqual(Array.from(made[side].areas).filter((_, object) => made[side].classes[object] === index), given[side], message); // prettier-ignore
              const sums = matchSums(made, pair.classes, DEFAULT_MATCH_RULE)[index];
              assert.ok(sums);
              assert.deepEqual([sums.found, sums.invented, sums.missed], [given.tp, given.fp, given.fn], message);
              const { found, hits } = matchesOf(made, { kind: "overlap" });
              const count = (are: readonly boolean[], side: "target" | "prediction"): number =>
                are.filter((is, object) => is && made[side].classes[object] === index).length;
              assert.deepEqual([count(found, "target"), count(hits, "prediction")], [given.found, given.hit], message);
              for (const [ours, theirs] of [
                [panopticQuality(sums), given.pq],
                [segmentationQuality(sums), given.sq],
              ] as const)
                // prettier-ignore
                if (typeof theirs === "number" && ours !== undefined) assertClose(ours, theirs, 1e-9, message);
            }
          }
        }
      });

    if (bins)
      it("has recall and IoU by size of masks without their ignored pixels", () => {
        for (const [className, byImage] of Object.entries(bins)) {
          for (const [imageName, { bounds, bins: given }] of Object.entries(byImage)) {
            const image = set.images.find((one) => one.name === imageName);
            assert.ok(image);
            const made = objectsOf(seenIn(image, "void_cleared").pair, { connectivity: 8 });
            const ours = sizeBins(made, Number(className), bounds, DEFAULT_MATCH_RULE);
            (["small", "medium", "large"] as const).forEach((size, at) => {
              const { targets, found, tp, fn, fp } = ours[at] ?? {
                targets: NaN,
                found: NaN,
                tp: NaN,
                fn: NaN,
                fp: NaN,
              };
              const theirs = given[size];
              assert.deepEqual([targets, found, tp, fn], [theirs.targets, theirs.found_iou_over_half, theirs.tp, theirs.fn], `${imageName} ${size}`); // prettier-ignore
              assertClose(fp, theirs.fp, 1e-9, `${imageName} ${size}`);
            });
          }
        }
      });

    for (const [leaf, as] of Object.entries({
      skimage_components_target_prediction: undefined,
      cc3d_26_components_target_prediction: 26,
    }))
      if (ofSet[leaf])
        it(`has as many components (${leaf})`, () => {
          for (const [imageName, given] of Object.entries(ofSet[leaf] ?? {})) {
            const image = set.images.find((one) => one.name === imageName);
            assert.ok(image);
            for (const [key, counts] of Object.entries(given)) {
              const { pair } = seenIn(image, "as_is");
              const neighbours = as ?? Number(key);
              const made = objectsOf(pair, { connectivity: neighbours as Connectivity });
              const isCounted = (place: number): boolean => (as === undefined ? place > 0 : place === Number(key));
              const count = (side: "target" | "prediction"): number => made[side].classes.filter(isCounted).length;
              assert.deepEqual([count("target"), count("prediction")], counts, `${imageName} ${neighbours}`);
            }
          }
        });

    const { monai_pq: monai, beyond_iou: beyond } = ofSet;
    if (monai)
      it("sums up over the set to the PQ of MONAI", () => {
        for (const [part, figure] of Object.entries({
          pq: panopticQuality,
          sq: segmentationQuality,
          rq: recognitionQuality,
        })) {
          for (const [className, given] of Object.entries(monai[part] ?? {})) {
            const sums = set.images.map((image) => {
              const { pair } = seenIn(image, "as_is");
              return matchSums(objectsOf(pair, { connectivity: 8 }), pair.classes, DEFAULT_MATCH_RULE)[
                Number(className)
              ];
            });
            assertClose(figure(together(sums)), Number(given), 1e-5, `${part} of ${className}`);
          }
        }
      });

    if (beyond)
      it("sums up over the set to the kinds of error of beyond-iou", () => {
        for (const [className, byName] of Object.entries(beyond)) {
          const total = (leaf: string): number =>
            set.images.reduce((sum, image) => sum + (readingOf(leaf)?.of(seenIn(image, "label_map"), Number(className)) ?? NaN), 0); // prettier-ignore
          const errors = ["FP", "FN"].flatMap((side) => ["boundary", "extent", "segment"].map((kind) => `beyond_iou.${side}_${kind}`)); // prettier-ignore
          const union = [...errors, "beyond_iou.TP"].reduce((sum, leaf) => sum + total(leaf), 0);
          for (const [leaf, given] of Object.entries(byName)) {
            const ours = leaf.endsWith("IoU")
              ? total("beyond_iou.TP") / union
              : leaf.endsWith("_oU")
                ? total(leaf.replace("_oU", "")) / union
                : total(leaf);
            assertClose(ours, Number(given), 1e-9, `${leaf} of ${className}`);
          }
        }
      });
  });
}

function together(sums: readonly (MatchSums | undefined)[]): MatchSums {
  const total = { targets: 0, predictions: 0, found: 0, missed: 0, hits: 0, invented: 0, iou: 0 };
  for (const sum of sums)
    for (const key of Object.keys(total) as readonly (keyof typeof total)[]) total[key] += sum?.[key] ?? 0;
  return total;
}
