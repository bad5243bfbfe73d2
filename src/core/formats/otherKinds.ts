import type { SkippedFiles } from "../document/report";
import { quantity } from "../text/format";
import { addTo } from "../collections/addTo";

/** A kind of file that people keep masks in, or what masks are made of, and that is not read. */
interface OtherKind {
  readonly name: string;
  readonly many: string;
  readonly ending: RegExp;
  readonly advice: string;
  /** Such files lie beside masks for other reasons too, so a few of them say nothing. */
  readonly isCommon?: true;
}

const SLICES = "write their slices as PNG or NPY";
const AS_ARRAY = "save the arrays as NPY (numpy.save)";
const AS_PNG = "save them as PNG";
const DRAW = "draw their shapes as masks in PNG";

const OTHER_KINDS: readonly OtherKind[] = [
  { name: "DICOM file", many: "DICOM files", ending: /\.(?:dcm|dicom)$/i, advice: SLICES },
  { name: "MATLAB file", many: "MATLAB files", ending: /\.mat$/i, advice: AS_ARRAY },
  { name: "HDF5 file", many: "HDF5 files", ending: /\.(?:h5|hdf5|hdf)$/i, advice: AS_ARRAY },
  {
    name: "PyTorch or pickle file",
    many: "PyTorch or pickle files",
    ending: /\.(?:pt|pth|pkl|pickle)$/i,
    advice: AS_ARRAY,
  },
  { name: "OpenEXR file", many: "OpenEXR files", ending: /\.exr$/i, advice: AS_PNG },
  { name: "JPEG 2000 file", many: "JPEG 2000 files", ending: /\.(?:jp2|j2k|jpx)$/i, advice: AS_PNG },
  {
    name: "JPEG XL, AVIF or HEIC file",
    many: "JPEG XL, AVIF or HEIC files",
    ending: /\.(?:jxl|avif|heic|heif)$/i,
    advice: AS_PNG,
  },
  { name: "PAM or PFM file", many: "PAM or PFM files", ending: /\.(?:pam|pfm)$/i, advice: AS_PNG },
  {
    name: "Targa, Photoshop or PCX file",
    many: "Targa, Photoshop or PCX files",
    ending: /\.(?:tga|psd|xcf|pcx)$/i,
    advice: AS_PNG,
  },
  { name: "SVG drawing", many: "SVG drawings", ending: /\.svg$/i, advice: DRAW },
  { name: "archive", many: "archives", ending: /\.(?:zip|tar|tgz|tar\.gz|7z|rar)$/i, advice: "unpack them" },
  {
    name: "JSON file",
    many: "JSON files",
    ending: /\.json$/i,
    advice: `${DRAW}, where they are of labelme, COCO and the like`,
    isCommon: true,
  },
  { name: "XML file", many: "XML files", ending: /\.xml$/i, advice: DRAW, isCommon: true },
  {
    name: "text file",
    many: "text files",
    ending: /\.txt$/i,
    advice: `${DRAW}, where they hold polygons as those of YOLO do`,
    isCommon: true,
  },
];

/** Kinds of which a folder holds fewer than so many are beside the point where they are common. */
const FEW = 3;

/** The files that people may take for masks and that are not read, by kind, in the order of the table. */
export function skippedFiles(paths: Iterable<string>): readonly SkippedFiles[] {
  const counts = new Map<OtherKind, number>();
  for (const path of paths) {
    const kind = OTHER_KINDS.find(({ ending }) => ending.test(path));
    if (kind) addTo(counts, kind, 1);
  }
  return OTHER_KINDS.flatMap((kind) => {
    const files = counts.get(kind) ?? 0;
    return files > 0 ? [{ kind: kind.name, files }] : [];
  });
}

/** Those that are worth a word where masks lie beside them. */
export function pickTelling(skipped: readonly SkippedFiles[]): readonly SkippedFiles[] {
  return skipped.filter(({ kind, files }) => files >= FEW || kindOf(kind)?.isCommon === undefined);
}

/** `12 NIfTI volumes (write their slices as PNG or NPY)`, for all kinds. */
export function skippedWords(skipped: readonly SkippedFiles[]): string {
  return skipped
    .map(({ kind, files }) => {
      const row = kindOf(kind);
      return `${quantity(files, kind, row?.many)}${row ? ` (${row.advice})` : ""}`;
    })
    .join(", ");
}

function kindOf(name: string): OtherKind | undefined {
  return OTHER_KINDS.find((kind) => kind.name === name);
}
