import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, reportOf } from "./entries";
import { classesImage, objectsImage, random, upTo, type Random } from "./scenes";

function found(images: readonly ImageEntry[]): readonly Finding[] {
  return dataCheck(reportOf(images), DEFAULT_CHOICES).findings;
}

function foreground(images: readonly ImageEntry[]): Finding | undefined {
  return found(images).find(({ id }) => id === "foreground");
}

function images(count: number, make: (name: string, position: number) => ImageEntry): readonly ImageEntry[] {
  return upTo(count).map((number) => make(String(number), number));
}

const SEEDS = upTo(20);

describe("instance ids are told from classes", () => {
  for (const [kind, make] of Object.entries<(scenes: Random, seed: number) => readonly ImageEntry[]>({
    "numbered on each side by itself, in three images": (scenes) =>
      images(3, (name) =>
        objectsImage(name, scenes, { targets: scenes.shuffled(upTo(20)), predictions: scenes.shuffled(upTo(20)) }),
      ),
    "of few objects an image, in many images": (scenes) =>
      images(30, (name) => {
        const count = 2 + scenes.below(6);
        return objectsImage(name, scenes, {
          targets: scenes.shuffled(upTo(count)),
          predictions: scenes.shuffled(upTo(count)),
        });
      }),
    "numbered in the order of rows, some objects missed": (scenes) =>
      images(12, (name) => {
        const targets = upTo(10 + scenes.below(20));
        const isMissed = targets.map((_, index) => index > 0 && scenes.below(6) === 0);
        let next = 0;
        const predictions = targets.map((_, index) => (isMissed[index] === true ? undefined : ++next));
        const kept = targets.filter((_, index) => predictions[index] !== undefined);
        return objectsImage(name, scenes, { targets: kept, predictions: predictions.filter((id) => id !== undefined) });
      }),
    "numbered through the folder": (scenes) =>
      images(4, (name, position) =>
        objectsImage(name, scenes, {
          targets: upTo(15).map((id) => id + 15 * position),
          predictions: scenes.shuffled(upTo(15)),
        }),
      ),
    "in one image alone": (scenes) =>
      images(1, (name) => objectsImage(name, scenes, { targets: upTo(30), predictions: scenes.shuffled(upTo(30)) })),
    "in the predictions, beside targets of one class": (scenes) =>
      images(4, (name) =>
        objectsImage(name, scenes, { targets: upTo(9).map(() => 1), predictions: scenes.shuffled(upTo(9)) }),
      ),
    "in the targets, beside predictions of one class": (scenes) =>
      images(4, (name) =>
        objectsImage(name, scenes, { targets: scenes.shuffled(upTo(9)), predictions: upTo(9).map(() => 1) }),
      ),
    "in the predictions, beside targets of three classes": (scenes) =>
      images(6, (name) =>
        objectsImage(name, scenes, {
          targets: upTo(14).map((id) => 1 + (id % 3)),
          predictions: scenes.shuffled(upTo(14)),
        }),
      ),
  })) {
    it(kind, () => {
      for (const seed of SEEDS) {
        const made = make(random(seed), seed);
        const finding = foreground(made);
        assert.ok(
          finding,
          `nothing with seed ${seed}, but ${found(made)
            .map(({ id }) => id)
            .join(", ")}`,
        );
        assert.equal(finding.standsWithFigures, true);
        assert.equal(finding.action?.option, "--relabel foreground");
        const { table } = evaluate(reportOf(made), { ...DEFAULT_CHOICES, ...finding.action.apply });
        assert.deepEqual(
          table.classes.map(({ label }) => label),
          [0, 1],
        );
        assert.deepEqual(
          found(made).filter(({ id }) => id === "coding:bestRelabelling"),
          [],
          "no order of classes is offered beside it",
        );
      }
    });
  }

  it("the border of 255 between them stays ignored", () => {
    const made = images(4, (name) => {
      const scenes = random(Number(name));
      const { counts } = objectsImage(name, scenes, {
        targets: scenes.shuffled(upTo(9)),
        predictions: scenes.shuffled(upTo(9)),
      });
      return entry(
        [
          ...Array.from(
            counts.pixels,
            (pixels, row) => [counts.targets[row] ?? 0, counts.predictions[row] ?? 0, pixels] as const,
          ),
          [255, 3, 90],
        ],
        { name },
      );
    });
    const { action } = foreground(made) ?? {};
    assert.equal(action?.option, "--relabel foreground:255");
    assert.equal(evaluate(reportOf(made), { ...DEFAULT_CHOICES, ...action.apply }).confusion.ignored, 4 * 90);
  });
});

describe("classes are not taken for instance ids", () => {
  for (const right of [0.3, 0.5, 0.7, 0.9]) {
    for (const [kind, make] of Object.entries<(scenes: Random) => readonly ImageEntry[]>({
      "20 classes, one to three of them in an image (VOC)": (scenes) =>
        images(30, (name) =>
          classesImage(name, scenes, {
            classes: scenes.shuffled(upTo(20)).slice(0, 1 + scenes.below(3)),
            all: 20,
            right,
          }),
        ),
      "20 classes, most of them in every image": (scenes) =>
        images(10, (name) =>
          classesImage(name, scenes, { classes: scenes.shuffled(upTo(20)).slice(0, 14), all: 20, right }),
        ),
      "20 classes in three images": (scenes) =>
        images(3, (name) =>
          classesImage(name, scenes, { classes: scenes.shuffled(upTo(20)).slice(0, 10), all: 20, right }),
        ),
      "150 classes in three images": (scenes) =>
        images(3, (name) =>
          classesImage(name, scenes, { classes: scenes.shuffled(upTo(150)).slice(0, 12), all: 150, right }),
        ),
      "three nested classes": (scenes) =>
        images(12, (name) => classesImage(name, scenes, { classes: upTo(1 + scenes.below(3)), all: 3, right })),
      "10 classes in another order": (scenes) =>
        images(8, (name) =>
          classesImage(name, scenes, {
            classes: scenes.shuffled(upTo(10)).slice(0, 7),
            all: 10,
            right,
            call: (label) => 1 + (label % 10),
          }),
        ),
    })) {
      it(`${kind}, ${100 * right} % of their pixels right`, () => {
        for (const seed of SEEDS) assert.equal(foreground(make(random(seed)))?.message, undefined, `seed ${seed}`);
      });
    }
  }

  it("targets of one class beside predictions of many, on its background", () => {
    for (const seed of SEEDS) {
      const scenes = random(seed);
      const made = images(10, (name) => {
        const { counts } = classesImage(name, scenes, {
          classes: scenes.shuffled(upTo(20)).slice(0, 6),
          all: 20,
          right: 0.8,
        });
        return entry(
          Array.from(
            counts.pixels,
            (pixels, row) => [counts.targets[row] === 5 ? 5 : 0, counts.predictions[row] ?? 0, pixels] as const,
          ),
          { name },
        );
      });
      assert.equal(foreground(made)?.message, undefined, `seed ${seed}`);
    }
  });
});
