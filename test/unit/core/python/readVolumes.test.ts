import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { shapeScripts } from "../../../../src/core/python/shapeSnippet";
import { readPairs } from "../../../../src/core/python/readPairs";
import { metricCalled } from "../../../../src/core/metrics/metricsFor";
import type { Report } from "../../../../src/core/document/report";
import { imageCounts } from "../../../../src/core/labels/counts";

function report(formats: readonly string[], choices: Partial<Choices> = {}): Report {
  return {
    schema: 1,
    folders: { prediction: "/p", target: "/t" },
    pairing: { rule: "same relative path", pairs: formats.length, targetsOnly: [], predictionsOnly: [] },
    images: formats.map((format, index) => {
      const facts = { format, kind: "grey", bits: 8, volume: { depth: 2 } } as const;
      const file = { path: `${index}`, facts };
      const counts = imageCounts([{ target: 1, prediction: 1, pixels: 8 }]);
      return { name: `${index}`, width: 2, height: 2, depth: 2, target: file, prediction: file, counts };
    }),
    problems: [],
    choices: { ...DEFAULT_CHOICES, ...choices },
    state: "complete",
  };
}

function script(made: Report): string {
  return readPairs(evaluate(made, made.choices), made).join("\n");
}

// `python3 SCRIPT` over pairs that nibabel 5.0 wrote (Nifti1Pair, Nifti2Pair, .hdr.gz, NIfTI-1) printed the figure of its head to the digit.
describe("the script of a report of volumes", () => {
  it("reads NIfTI by nibabel in the order of the file, and needs no other library", () => {
    const text = script(report(["NIfTI", "NIfTI"]));
    assert.match(text, /import nibabel\n/);
    assert.match(text, /volume = nibabel\.load\(path\)\n.*volume\.dataobj.*ravel\(order="F"\)/);
    assert.match(text, /read = read_nifti/);
    assert.doesNotMatch(text, /PIL|SimpleITK/);
  });

  it("reads both sides in one orientation where predictions were read in that of their target", () => {
    const files = { orientation: "target" } as const;
    assert.match(script(report(["NIfTI"], { files })), /nibabel\.as_closest_canonical\(nibabel\.load\(path\)\)/);
  });

  it("reads NRRD and MetaImage by SimpleITK, each file by how it begins", () => {
    const text = script(report(["NRRD", "NIfTI", "MetaImage"]));
    assert.match(text, /import nibabel\nimport SimpleITK\n/);
    assert.match(text, /startswith\(\(b"\\x1f\\x8b", b"\\x5c\\x01\\0\\0"/);
    assert.match(text, /return read_volume\(path\)/);
  });

  it("is not offered for distances, which need the spacing of every file", () => {
    const made = report(["NIfTI"]);
    const evaluation = evaluate(made, made.choices);
    const hd95 = metricCalled("hd95", made.choices);
    assert.ok(hd95);
    assert.deepEqual(shapeScripts(evaluation, hd95), []);
  });
});
