import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machinery } from "../../support/machinery";
import { ROOT } from "../../support/root";
import { openVscode } from "../../support/vscodeWindow";
import { zipNames, zipText } from "../../support/zipNames";

/** All that users get. A file that is added here on purpose is added to .vscodeignore too. */
const FILES = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/LICENSE.txt",
  "extension/THIRD-PARTY-NOTICES.txt",
  "extension/changelog.md",
  "extension/dist/answers.js",
  "extension/dist/draws.js",
  "extension/dist/extension.js",
  "extension/dist/kernel.wasm",
  "extension/dist/programs.js",
  "extension/dist/ranking.js",
  "extension/dist/shared.js",
  "extension/dist/tables.js",
  "extension/dist/webview.css",
  "extension/dist/webview.js",
  "extension/dist/worker.js",
  "extension/l10n/bundle.l10n.json",
  "extension/media/icon.png",
  "extension/media/maskeval.gates.schema.json",
  "extension/media/maskeval.schema.json",
  "extension/media/maskeval.tmLanguage.json",
  "extension/media/report.svg",
  "extension/media/walkthrough/averages.svg",
  "extension/media/walkthrough/sample.svg",
  "extension/media/walkthrough/share.svg",
  "extension/media/walkthrough/worst.svg",
  "extension/package.json",
  "extension/package.nls.json",
  "extension/readme.md",
];

const LARGEST = 600_000;

describe("the packed VSIX", () => {
  let folder: string;
  let vsix: string;
  let bytes: number;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "mask-evaluation-packed-"));
    vsix = join(folder, "packed.vsix");
    const { packVsix } = await machinery("packVsix");
    ({ bytes } = await packVsix(vsix));
  });

  after(() => rm(folder, { recursive: true }));

  it("holds the files that it should, and no other, in less than 600 KB", () => {
    assert.deepEqual(zipNames(readFileSync(vsix)), FILES.toSorted());
    assert.ok(bytes < LARGEST, `${bytes} bytes`);
  });

  it("has a readme for its users, whose pictures show wherever it is read", () => {
    const readme = zipText(readFileSync(vsix), "extension/readme.md");
    assert.match(readme, /^!\[/);
    assert.doesNotMatch(readme, /npm ci/);
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, address = ""]) => address);
    assert.ok(pictures.length > 1);
    for (const address of pictures) {
      const place = /^https:\/\/github\.com\/mask-evaluation\/mask-evaluation\/raw\/HEAD\/(.*)$/.exec(address)?.[1];
      assert.ok(place !== undefined && existsSync(join(ROOT, place)), address);
    }
  });

  it("says where it comes from, where to ask, and what it costs", () => {
    const manifest = JSON.parse(zipText(readFileSync(vsix), "extension/package.json")) as Record<string, unknown>;
    const told = ["repository", "bugs", "homepage", "qna", "pricing", "categories", "license"];
    assert.deepEqual(
      told.filter((key) => manifest[key] === undefined),
      [],
    );
    assert.deepEqual(
      ["private", "files", "scripts", "devDependencies"].filter((key) => key in manifest),
      [],
    );
  });

  it("activates and opens the sample report", async () => {
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
