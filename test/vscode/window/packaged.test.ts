import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machinery } from "../../support/machinery";
import { openVscode } from "../../support/vscodeWindow";

describe("the packed VSIX", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "mask-evaluation-packed-"));
  });

  after(() => rm(folder, { recursive: true }));

  it("activates and opens the sample report", async () => {
    const vsix = join(folder, "packed.vsix");
    const { packVsix } = await machinery("packVsix");
    assert.ok((await packVsix(vsix)) > 0);
    const window = await openVscode({ folder, vsix });
    try {
      await window.runCommand("Mask Evaluation: Open Sample Report");
      await window.panel().getByRole("tab", { name: "Summary", selected: true }).waitFor();
    } finally {
      await window.close();
    }
  });
});
