/** A kind of file that holds an image of labels. */
export interface FileFormat {
  /** As people call it. */
  readonly name: string;
  /** Endings of names without the dot, in lower case. */
  readonly extensions: readonly string[];
}

/** The formats that are read. Each has its reader in `DECODERS`; all that goes by names of files goes by these rows. */
export const MASK_FORMATS = [
  { name: "PNG", extensions: ["png"] },
  { name: "NPY", extensions: ["npy"] },
  { name: "NPZ", extensions: ["npz"] },
  { name: "TIFF", extensions: ["tif", "tiff"] },
  { name: "NIfTI", extensions: ["nii", "nii.gz", "hdr", "hdr.gz"] },
  { name: "NRRD", extensions: ["nrrd", "nhdr"] },
  { name: "MetaImage", extensions: ["mha", "mhd"] },
  { name: "BMP", extensions: ["bmp", "dib"] },
  { name: "GIF", extensions: ["gif"] },
  { name: "Netpbm", extensions: ["pbm", "pgm", "ppm", "pnm"] },
] as const satisfies readonly FileFormat[];

export type MaskFormatName = (typeof MASK_FORMATS)[number]["name"];

/** Formats that may not keep labels: listed as masks, to be refused with the reason. */
const REFUSED_FORMATS: readonly FileFormat[] = [
  { name: "JPEG", extensions: ["jpg", "jpeg"] },
  { name: "WebP", extensions: ["webp"] },
];

/** The names of the formats that are read, as a list in a sentence. */
export const MASK_FORMAT_NAMES = listWords(MASK_FORMATS.map(({ name }) => name));

const MASK_ENDING = endingOf([...MASK_FORMATS, ...REFUSED_FORMATS]);

/** Whether a name ends as one of a mask does, of a format that is read or of one that is refused with the reason. */
export function hasMaskEnding(name: string): boolean {
  return MASK_ENDING.test(name);
}

function endingOf(formats: readonly FileFormat[]): RegExp {
  return new RegExp(
    `\\.(?:${formats
      .flatMap(({ extensions }) => extensions)
      .join("|")
      .replaceAll(".", "\\.")})$`,
    "i",
  );
}

function listWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`;
}
