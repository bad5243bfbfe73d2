import { Refusal } from "./refusal";

interface Foreign {
  readonly matches: (start: string) => boolean;
  readonly message: string;
}

const LONGEST_START = 512;

/** Files that are known and cannot be masks, by their first bytes, each byte read as one character. */
const FOREIGN: readonly Foreign[] = [
  { matches: (start) => start === "", message: "The file is empty. Copy or write it again." },
  {
    matches: (start) => start.startsWith("\xff\xd8\xff"),
    message: "The file is a JPEG, whose lossy compression does not keep labels. Write the mask as PNG.",
  },
  {
    matches: (start) => /^RIFF.{4}WEBPVP8L/s.test(start),
    message: "The file is a lossless WebP, which is not read here. Save the mask as PNG, which keeps the same colours.",
  },
  {
    matches: (start) => /^RIFF.{4}WEBPVP8 /s.test(start),
    message: "The file is a lossy WebP, whose compression does not keep labels. Write the mask as PNG.",
  },
  {
    matches: (start) => /^RIFF.{4}WEBP/s.test(start),
    message: "The file is a WebP, which may not keep labels. Write the mask as PNG.",
  },
  {
    matches: (start) => /^(?:P7|P[Ff])\s/.test(start),
    message: "The file is a PAM or PFM, which is not read here. Save the mask as PNG or PGM.",
  },
  {
    matches: (start) => /^#\?(?:RADIANCE|RGBE)/.test(start),
    message: "The file is a Radiance HDR picture, whose light does not keep labels. Write the mask as PNG.",
  },
  {
    matches: (start) => /^ENVI\s/.test(start),
    message: "The file is a header of ENVI, which is not read. Save the mask as TIFF or PNG.",
  },
  {
    matches: (start) => start.startsWith("version https://git-lfs.github.com/"),
    message: "The file is a pointer of Git LFS, not the mask itself. Run `git lfs pull`.",
  },
  {
    matches: (start) => /^\s*<(?:!doctype|html)/i.test(start),
    message: "The file is a web page, as after a failed download. Download the mask again.",
  },
  {
    matches: (start) => !/[^\t\n\r\x20-\x7e\x80-\xff]/.test(start),
    message: "The file is text, not an image. Remove it from the folder or write the mask again.",
  },
];

/** The sentence for bytes that no decoder knows. */
export function refuseForeign(bytes: Uint8Array, formats: readonly string[]): Refusal {
  const start = String.fromCharCode(...bytes.subarray(0, LONGEST_START));
  const known = FOREIGN.find(({ matches }) => matches(start));
  return new Refusal(
    known?.message ?? `The file is not a ${formats.join(", ")} file, whatever its name says. Write the mask as PNG.`,
  );
}
