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
    await packVsix(vsix);
    const window = await openVscode({ folder, vsix });
    try {
      await window.runCommand("Mask Evaluation: Open Sample Report");
      const panel = window.panel();
      await panel.getByRole("tab", { name: "Summary", selected: true }).waitFor();
      await panel.getByText("100 pairs").waitFor();
    } finally {
      await window.close();
    }
  });
});
