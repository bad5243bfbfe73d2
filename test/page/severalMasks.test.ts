import assert from "node:assert/strict";
import type { Choices } from "../../src/core/document/choices";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

const several = {
  side: "target",
  kind: "classes",
  images: 2,
  paired: 0,
  files: 4,
  example: { file: "a.png", parts: ["car/a.png", "road/a.png"] },
} as const;
const PAIRING = { rule: "", pairs: 0, targetsOnly: [], predictionsOnly: [], several };

describe("what a report tells of its folders", () => {
  let opened: OpenedReport;

  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  async function posted(type: string): Promise<readonly { readonly type: string }[]> {
    return (await opened.twin()).posted.filter((message) => message.type === type);
  }

  it("offers to read several masks of an image as one, with nothing paired yet, and keeps the way back", async () => {
    const empty = report([], { pairing: PAIRING });
    opened = await openReport({ message: documentMessage(empty) });
    const banner = opened.page.getByTestId("banners").locator('[data-finding="severalMasks"]');
    assert.match(
      await banner.innerText(),
      /2 predictions have several target masks, such as a\.png with car\/a\.png, road\/a\.png\. None of them is paired\./,
    );
    await banner.getByRole("button", { name: "Read one label a file" }).click();
    const chosen = ((await posted("choices")).at(-1) as unknown as { readonly choices: Choices }).choices;
    assert.deepEqual(chosen.files, { severalMasks: "labels" });
    const read = report(
      [
        image("a", [
          [0, 0, 5],
          [1, 1, 5],
        ]),
      ],
      {
        pairing: { ...PAIRING, pairs: 1, several: { ...several, classes: [{ name: "car", label: 1 }] } },
        choices: chosen,
      },
    );
    await opened.send(documentMessage(read));
    assert.match(await opened.page.getByTestId("reading").innerText(), /those called car are label 1/);
    await opened.page.getByTestId("banners").getByTestId("undo").click();
    assert.equal(
      ((await posted("choices")).at(-1) as unknown as { readonly choices: Choices }).choices.files,
      undefined,
    );
  });

  it("has folders that look swapped evaluated the other way round, and no choice changed", async () => {
    const swapped = report(
      [
        image("a", [
          [0, 0, 5],
          [1, 1, 5],
        ]),
      ],
      { folders: { prediction: "/d/gt", target: "/d/predictions" } },
    );
    opened = await openReport({ message: documentMessage(swapped) });
    const banner = opened.page.getByTestId("banners").locator('[data-finding="swappedFolders"]');
    assert.match(
      await banner.innerText(),
      /the folder of the predictions is called gt, that of the targets predictions/,
    );
    await banner.getByRole("button", { name: "Exchange the folders" }).click();
    assert.deepEqual([(await posted("swapFolders")).length, (await posted("choices")).length], [1, 0]);
  });
});
