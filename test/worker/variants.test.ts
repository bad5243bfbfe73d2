import assert from "node:assert/strict";
import { PNG } from "pngjs";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { FileChoices } from "../../src/core/document/fileChoices";
import type { Report } from "../../src/core/document/report";
import { evaluated, masksIn } from "../support/evaluated";
import { greyPng } from "../support/greyPng";
import { temporaryFolder } from "../support/temporaryFolder";

/** Road, building, sky and void as Cityscapes has them in each kind of file. */
const LABEL_IDS = [7, 11, 23, 0] as const;
const TRAIN_IDS = [0, 2, 10, 255] as const;
const COLOURS = [
  [128, 64, 128],
  [70, 70, 70],
  [70, 130, 180],
  [0, 0, 0],
] as const;

function masks(predicted: readonly number[]): Readonly<Record<string, Buffer>> {
  const images = ["aa/aa_000000_000001", "aa/aa_000000_000002", "bb/bb_000000_000001"];
  return Object.fromEntries(
    images.flatMap((image) => [
      [`t/${image}_gtFine_color.png`, colourPng(COLOURS)],
      [`t/${image}_gtFine_instanceIds.png`, greyPng(4, 1, [7, 11, 23, 0])],
      [`t/${image}_gtFine_labelIds.png`, greyPng(4, 1, LABEL_IDS)],
      [`t/${image}_gtFine_labelTrainIds.png`, greyPng(4, 1, TRAIN_IDS)],
      [`p/${image.slice(3)}_leftImg8bit.png`, greyPng(4, 1, predicted)],
    ]),
  );
}

function colourPng(colours: readonly (readonly number[])[]): Buffer {
  const png = new PNG({ width: colours.length, height: 1 });
  png.data = Buffer.from(colours.flatMap((colour) => [...colour, 255]));
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

async function report(files: Readonly<Record<string, Buffer>>, chosen?: FileChoices): Promise<Report> {
  const choices = { ...DEFAULT_CHOICES, ...(chosen && { files: chosen }) };
  const folders = masksIn(temporaryFolder(files));
  return (await evaluated({ folders, choices, threads: 2, maxPixels: 1000, stamps: false })).report;
}

describe("of several kinds of target", () => {
  it("train ids are taken where the predictions are train ids, and the report says why", async () => {
    const { pairing, images, problems } = await report(masks([0, 2, 10, 0]));
    assert.deepEqual(
      images.map(({ target }) => target.path.slice(-16)),
      Array(3).fill("labelTrainIds.png".slice(-16)),
    );
    assert.deepEqual(problems, []);
    const variants = pairing.variants?.[0] ?? assert.fail();
    assert.deepEqual([variants.side, variants.chosen, variants.by], ["target", "gtFine_labelTrainIds", "labels"]);
    assert.deepEqual(
      variants.kinds,
      ["color", "instanceIds", "labelIds", "labelTrainIds"].map((kind) => ({ name: `gtFine_${kind}`, files: 3 })),
    );
    assert.match(
      variants.why,
      /most labels in common with the predictions: 3 of 3 in 3 images.*gtFine_color 0 of 7.*gtFine_labelIds 1 of 6/,
    );
  });

  it("label ids are taken where the predictions are label ids", async () => {
    const { pairing, images } = await report(masks([7, 11, 23, 7]));
    assert.equal(pairing.variants?.[0]?.chosen, "gtFine_labelIds");
    assert.equal(images[0]?.target.path, "aa/aa_000000_000001_gtFine_labelIds.png");
  });

  it("the names decide where the predictions hold one class alone", async () => {
    const { pairing } = await report(masks([0, 0, 0, 0]));
    assert.deepEqual([pairing.variants?.[0]?.chosen, pairing.variants?.[0]?.by], ["gtFine_labelIds", "names"]);
  });

  it("the user's choice is taken, whatever the labels", async () => {
    const { pairing, choices } = await report(masks([0, 2, 10, 0]), { variant: { target: "gtFine_labelIds" } });
    assert.deepEqual([pairing.variants?.[0]?.chosen, pairing.variants?.[0]?.by], ["gtFine_labelIds", "choice"]);
    assert.deepEqual(choices.files, { variant: { target: "gtFine_labelIds" } });
  });

  it("a choice of a kind that is not there is said, and the fitting kind taken", async () => {
    const { pairing } = await report(masks([0, 2, 10, 0]), { variant: { target: "gtCoarse_labelIds" } });
    const variants = pairing.variants?.[0] ?? assert.fail();
    assert.equal(variants.chosen, "gtFine_labelTrainIds");
    assert.match(variants.why, /^No file is of the kind gtCoarse_labelIds that was chosen\./);
  });

  it("the kind of the predictions is found by the targets likewise", async () => {
    const sides = Object.entries(masks([0, 2, 10, 0])).map(
      ([path, bytes]) => [path.startsWith("t/") ? `p${path.slice(1)}` : `t${path.slice(1)}`, bytes] as const,
    );
    const { pairing } = await report(Object.fromEntries(sides));
    assert.deepEqual(
      [pairing.variants?.[0]?.side, pairing.variants?.[0]?.chosen],
      ["prediction", "gtFine_labelTrainIds"],
    );
  });
});
