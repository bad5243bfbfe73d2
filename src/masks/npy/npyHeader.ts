import { Refusal } from "../refusal";
import { numberType, type NumberType } from "./numberType";

/** What stands before the numbers of a NumPy array (numpy.lib.format, versions 1.0 to 3.0). */
export interface NpyHeader {
  readonly type: NumberType;
  /** The type as the file names it. */
  readonly typeName: string;
  readonly littleEndian: boolean;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly dataStart: number;
}

/** Where the length of the header stands, and its bytes, by major version. */
const LENGTH_BYTES: Readonly<Record<number, number>> = { 1: 2, 2: 4, 3: 4 };
const LENGTH_AT = 8;

/** Reads the header; it is a Python literal of three known keys, of which no more is understood than that. */
export function readNpyHeader(bytes: Uint8Array): NpyHeader | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = bytes[6] ?? 0;
  const lengthBytes = LENGTH_BYTES[version];
  if (lengthBytes === undefined) return new Refusal(`The array has NPY version ${version}, which is not known. Save it again with np.save.`);
  const start = LENGTH_AT + lengthBytes;
  if (bytes.length < start) return cutShort();
  const dataStart = start + (lengthBytes === 2 ? view.getUint16(LENGTH_AT, true) : view.getUint32(LENGTH_AT, true));
  if (bytes.length < dataStart) return cutShort();
  return parse(Buffer.from(bytes.subarray(start, dataStart)).toString("utf8"), dataStart);
}

function parse(text: string, dataStart: number): NpyHeader | Refusal {
  const [, order = "", code = ""] = /'descr':\s*'([<>|=]?)([^']+)'/.exec(text) ?? [];
  const [, fortran] = /'fortran_order':\s*(True|False)/.exec(text) ?? [];
  const [, sizes] = /'shape':\s*\(([\d,\s]*)\)/.exec(text) ?? [];
  if (fortran === undefined || sizes === undefined) return new Refusal("The header of the array is damaged. Save it again with np.save.");
  const type = numberType(code);
  if (!type) {
    const found = code === "" ? "records" : `the type ${order}${code}`;
    return new Refusal(`The array holds ${found}, which is no label. Save it as integers, such as uint8.`);
  }
  const shape = sizes.split(",").map((size) => size.trim()).filter((size) => size !== "").map(Number);
  return { type, typeName: `${order}${code}`, littleEndian: order !== ">", fortranOrder: fortran === "True", shape, dataStart };
}

function cutShort(): Refusal {
  return new Refusal("The file ends inside the header of its array: it is cut short. Copy or write it again.");
}
