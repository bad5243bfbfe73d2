import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import type { ReportPairing } from "../../src/core/document/report";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

const PAIRING: ReportPairing = {
  rule: "same name without role words",
  example: { name: "aa_1", prediction: "aa_1_leftImg8bit.png", target: "aa/aa_1_gtFine_labelTrainIds.png" },
  pairs: 2,
  targetsOnly: [],
  predictionsOnly: [],
  variants: [
    {
      side: "target",
      chosen: "gtFine_labelTrainIds",
      by: "labels",
      why: "It has the most labels in common with the predictions: 3 of 3 in 2 images.",
      kinds: [
        { name: "gtFine_labelIds", files: 2 },
        { name: "gtFine_labelTrainIds", files: 2 },
      ],
    },
  ],
  offer: { kind: "zeroPadding", message: "4 pairs instead of 2 if they are read as numbers.", pairs: 4 },
};

const REPORT = report(
  [
    image("a", [
      [0, 0, 5],
      [1, 1, 5],
    ]),
    image("b", [
      [1, 0, 5],
      [0, 0, 5],
    ]),
  ],
  {
    pairing: PAIRING,
    problems: [{ kind: "size-mismatch", file: "c.png", message: "The prediction has 1 x 1 pixels." }],
  },
);

describe("the pairing in the Data check", () => {
  let opened: OpenedReport;

  beforeEach(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
    await opened.page.getByRole("tab", { name: "Data check" }).click();
  });

  afterEach(() => opened.close());

  /** What the page last told the host of its choices. */
  async function told(): Promise<Choices> {
    const posted = (await opened.twin()).posted.filter(({ type }) => type === "choices");
    return (posted.at(-1) as unknown as { choices: Choices }).choices;
  }

  it("shows the rule with an example", async () => {
    const rule = await opened.page.getByTestId("pairing-rule").innerText();
    assert.match(
      rule,
      /same name without role words\s+such as aa_1_leftImg8bit\.png ↔ aa\/aa_1_gtFine_labelTrainIds\.png/,
    );
  });

  it("shows the kinds of mask with their files, which takes part and why, and lets another be taken and given up", async () => {
    const select = opened.page.getByTestId("kind-target");
    assert.deepEqual(await select.locator("option").allInnerTexts(), [
      "found out: gtFine_labelTrainIds",
      "gtFine_labelIds (2 files)",
      "gtFine_labelTrainIds (2 files)",
    ]);
    assert.match(await opened.page.getByTestId("variant-target").innerText(), /3 of 3 in 2 images/);
    await select.selectOption("gtFine_labelIds");
    assert.deepEqual((await told()).files, { variant: { target: "gtFine_labelIds" } });
    await select.selectOption({ index: 0 });
    assert.deepEqual((await told()).files, { variant: {} });
  });

  it("offers to read numbers without leading zeros, and takes it back", async () => {
    const offer = opened.page.locator('[data-finding="zeroPadding"]');
    assert.match(await offer.innerText(), /4 pairs instead of 2/);
    await offer.getByRole("button").click();
    assert.deepEqual((await told()).files, { zeroPadding: "ignored" });
    // The run that the host begins sends the report anew: the way back stays.
    await opened.send(documentMessage({ ...REPORT, choices: await told() }));
    await opened.page.getByTestId("undo").click();
    assert.equal((await told()).files, undefined);
  });

  it("offers to resize predictions where sizes differ", async () => {
    const finding = opened.page.locator('[data-finding="sizeMismatches"]');
    assert.match(await finding.innerText(), /1 pair of 2 differ/);
    await finding.getByRole("button", { name: "Resize predictions to their targets" }).click();
    assert.deepEqual((await told()).files, { resize: "nearest" });
  });

  it("says where the classes come from, and asks the host for another list", async () => {
    assert.match(
      await opened.page.getByTestId("class-list").innerText(),
      /None: the classes are the labels that occur\./,
    );
    await opened.page.getByRole("button", { name: "Choose class list…" }).click();
    assert.ok((await opened.twin()).posted.some(({ type }) => type === "chooseClassList"));
  });

  it("stands in the header with every other reading, in one line that leads back here", async () => {
    const relabelling: Choices["relabelling"] = { target: [], prediction: [{ kind: "shift", by: 1 }] };
    await opened.send(documentMessage({ ...REPORT, choices: { ...DEFAULT_CHOICES, relabelling } }));
    await opened.page.getByRole("tab", { name: "Summary" }).click();
    const line = opened.page.getByTestId("reading");
    assert.equal(await line.innerText(), "predictions raised by 1 · targets of the kind gtFine_labelTrainIds");
    await line.click();
    assert.equal(await opened.page.getByRole("tab", { name: "Data check" }).getAttribute("aria-selected"), "true");
  });

  it("that gave nothing under a choice of the files can be had without it", async () => {
    const choices: Choices = { ...DEFAULT_CHOICES, files: { affixes: { target: "*_other" } } };
    await opened.send(
      documentMessage(
        { ...REPORT, images: [], choices },
        { phase: "failed", message: "No prediction has the name of a target." },
      ),
    );
    await opened.page.getByRole("button", { name: "Undo the choices about files" }).click();
    assert.deepEqual((await told()).files, {});
  });
});
