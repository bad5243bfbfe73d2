import type { Label } from "../../core/labels/label";
import type { NodataNumber } from "../../kernel/plain/wholeLabels";
import type { TiffLayout } from "./tiffLayout";

/** Stands for "no data" where the file's own value for it (NaN, -3.4e38, 4294967295) can be no label. */
export const NO_DATA: Label = -(2 ** 31 - 1);
const LONGEST_NUMBER = 64;
const LARGEST_LABEL = 2 ** 31 - 1;

/** The value that GDAL_NODATA names, and the label of its pixels; undefined where no sample can have it. */
export function nodataValue({ nodata, kind, bits, format }: TiffLayout): NodataNumber | undefined {
  const isNan = /^[-+]?nan$/i.test(nodata);
  const given = Number(/^[-+]?inf$/i.test(nodata) ? `${nodata}inity` : nodata);
  if (nodata === "" || nodata.length > LONGEST_NUMBER || (Number.isNaN(given) && !isNan)) return undefined;
  if (format === "float") {
    const number = bits === 64 ? given : Math.fround(given);
    return { number, label: isLabel(number) ? number : NO_DATA };
  }
  const [least, most] = format === "signed" ? [-(2 ** (bits - 1)), 2 ** (bits - 1)] : [0, 2 ** bits];
  // The largest of 64 bits are rounded up.
  const holds = Number.isInteger(given) && given >= least && (given < most || (bits === 64 && given === most));
  if (!holds) return undefined;
  if (kind === "colour") return bits === 8 ? { number: given, label: given * 0x010101 } : undefined;
  return { number: given, label: isLabel(given) ? given : NO_DATA };
}

function isLabel(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) <= LARGEST_LABEL;
}
