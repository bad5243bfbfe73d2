import { Refusal } from "../refusal";
import { numberType, type NumberType } from "./numberType";
import { pythonLiteral, type PythonValue } from "./pythonLiteral";

/** What stands before the numbers of a NumPy array (numpy.lib.format, versions 1.0 to 3.0). */
export interface NpyHeader {
  readonly type: NumberType;
  readonly littleEndian: boolean;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly dataStart: number;
}

/** Where the length of the header stands, and its bytes, by major version. */
const LENGTH_BYTES: Readonly<Record<number, number>> = { 1: 2, 2: 4, 3: 4 };
const LENGTH_AT = 8;
/** Headers above this belong to records of thousands of fields. */
const LONGEST_HEADER = 65535;
/** All of a header is in so many bytes from the front of its file. */
export const LONGEST_START = LENGTH_AT + 4 + LONGEST_HEADER;

/** Reads the header as NumPy does: a Python literal, a dictionary of three known keys, of which the last counts where one is there twice. */
export function readNpyHeader(bytes: Uint8Array): NpyHeader | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = bytes[6] ?? 0;
  const lengthBytes = LENGTH_BYTES[version];
  if (lengthBytes === undefined)
    return new Refusal(`The array has NPY version ${version}, which is not known. Save it again with np.save.`);
  const start = LENGTH_AT + lengthBytes;
  if (bytes.length < start) return cutShort();
  const length = lengthBytes === 2 ? view.getUint16(LENGTH_AT, true) : view.getUint32(LENGTH_AT, true);
  if (length > LONGEST_HEADER)
    return new Refusal(
      `The header of the array has ${length} bytes, more than that of any mask. Save one mask a file with np.save.`,
    );
  if (bytes.length < start + length) return cutShort();
  const text = Buffer.from(bytes.subarray(start, start + length)).toString(version === 3 ? "utf8" : "latin1");
  return headerOf(pythonLiteral(text), start + length);
}

function headerOf(header: PythonValue | undefined, dataStart: number): NpyHeader | Refusal {
  if (!isOf(header, "dictionary") || header.entries.size !== 3) return refuseDamaged();
  const [descr, fortranOrder, shape] = ["descr", "fortran_order", "shape"].map((key) => header.entries.get(key));
  const sizes = sizesOf(shape);
  if (descr === undefined || descr === null || typeof fortranOrder !== "boolean" || !sizes) return refuseDamaged();
  if (typeof descr !== "string")
    return new Refusal(
      `The array holds records${fieldsOf(descr)}, which are not labels. Save the field that is the mask alone, as integers such as uint8.`,
    );
  const [, order = "", code = ""] = /^([<>|=]?)(.*)$/s.exec(descr) ?? [];
  const type = numberType(code);
  if (!type)
    return new Refusal(
      `The array holds ${heldBy(code)} (type ${shorten(descr)}), which are not labels. Save it as integers, such as uint8.`,
    );
  return { type, littleEndian: order !== ">", fortranOrder, shape: sizes, dataStart };
}

function isOf<Kind extends Nested["kind"]>(
  value: PythonValue | undefined,
  kind: Kind,
): value is Extract<Nested, { readonly kind: Kind }> {
  return typeof value === "object" && value !== null && value.kind === kind;
}

type Nested = Extract<PythonValue, { readonly kind: string }>;

/** A shape that is a tuple of whole numbers. */
function sizesOf(shape: PythonValue | undefined): readonly number[] | undefined {
  if (!isOf(shape, "tuple")) return undefined;
  const sizes = shape.items.filter((size): size is number => typeof size === "number" && size >= 0);
  return sizes.length === shape.items.length && sizes.length <= MOST_AXES ? sizes : undefined;
}

/** Of an array of NumPy 2. */
const MOST_AXES = 64;

/** The names of the fields of records, where the type is a list of them. */
function fieldsOf(descr: PythonValue): string {
  if (!isOf(descr, "list")) return "";
  const names = descr.items.flatMap((field) =>
    isOf(field, "tuple") && typeof field.items[0] === "string" ? [field.items[0]] : [],
  );
  return names.length === 0
    ? ""
    : ` of the fields ${names.slice(0, MOST_FIELDS).map(shorten).join(", ")}${names.length > MOST_FIELDS ? ", ..." : ""}`;
}

const MOST_FIELDS = 8;

/** Of a name that is as long as a header may be. */
export function shorten(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}...` : name;
}

const LONGEST_NAME = 40;

/** What arrays of other types hold, by the first letter of the type's code. */
const HELD: Readonly<Record<string, string>> = {
  O: "Python objects",
  c: "complex numbers",
  F: "complex numbers",
  D: "complex numbers",
  U: "texts",
  S: "texts",
  a: "texts",
  M: "dates",
  m: "durations",
  V: "raw bytes, as bfloat16 is saved,",
  f: "floats of an unusual size",
  g: "floats of an unusual size",
};

function heldBy(code: string): string {
  return HELD[code.slice(0, 1)] ?? "values";
}

function refuseDamaged(): Refusal {
  return new Refusal("The header of the array is damaged. Save it again with np.save.");
}

function cutShort(): Refusal {
  return new Refusal("The file ends inside the header of its array: it is cut short. Copy or write it again.");
}
