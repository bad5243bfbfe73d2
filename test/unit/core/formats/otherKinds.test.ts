import assert from "node:assert/strict";
import { skippedFiles, skippedWords, pickTelling } from "../../../../src/core/formats/otherKinds";

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "DICOM file": ["dcm", "dicom"],
  "MATLAB file": ["mat"],
  "HDF5 file": ["h5", "hdf5", "hdf"],
  "PyTorch or pickle file": ["pt", "pth", "pkl", "pickle"],
  "OpenEXR file": ["exr"],
  "JPEG 2000 file": ["jp2", "j2k", "jpx"],
  "JPEG XL, AVIF or HEIC file": ["jxl", "avif", "heic", "heif"],
  "PAM or PFM file": ["pam", "pfm"],
  "Targa, Photoshop or PCX file": ["tga", "psd", "xcf", "pcx"],
  "SVG drawing": ["svg"],
  archive: ["zip", "tar", "tgz", "tar.gz", "7z", "rar"],
  "JSON file": ["json"],
  "XML file": ["xml"],
  "text file": ["txt"],
};

describe("files that are passed over", () => {
  for (const [kind, endings] of Object.entries(ENDINGS)) {
    it(`are told of as a ${kind} by their endings, in any case, and by nothing else`, () => {
      for (const ending of endings) {
        assert.deepEqual(skippedFiles([`a/x.${ending}`, `y.${ending.toUpperCase()}`]), [{ kind, files: 2 }]);
        assert.deepEqual(skippedFiles([`x.${ending}.png`, `x${ending}`, `x.${ending}_`]), []);
      }
    });
  }

  it("are told of in one order, whatever order they come in", () => {
    assert.deepEqual(
      skippedFiles(["a.txt", "b.dcm", "c.mat", "d.txt"]).map(({ kind, files }) => [kind, files]),
      [
        ["DICOM file", 1],
        ["MATLAB file", 1],
        ["text file", 2],
      ],
    );
  });

  it("are worth a word beside masks from the first on, those of common kinds from three on", () => {
    const found = (text: number) =>
      pickTelling([
        { kind: "DICOM file", files: 1 },
        { kind: "text file", files: text },
      ]).length;
    assert.deepEqual([found(1), found(2), found(3)], [1, 1, 2]);
  });

  it("come with how many there are and what to do, each kind with its own", () => {
    assert.equal(
      skippedWords([
        { kind: "DICOM file", files: 1 },
        { kind: "archive", files: 2 },
      ]),
      "1 DICOM file (write their slices as PNG or NPY), 2 archives (unpack them)",
    );
  });
});
