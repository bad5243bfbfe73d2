import { halfFloat } from "../../kernel/plain/halfFloat";

/** Reads one number at an offset. */
export type ReadNumber = (view: DataView, at: number, littleEndian: boolean) => number;

/** How the numbers of an array are stored. */
export interface NumberType {
  readonly kind: "integer" | "float";
  readonly bytes: number;
  readonly read: ReadNumber;
}

/** NumPy's type codes without the byte order. 64-bit integers become doubles, exact as far as labels reach. */
const NUMBER_TYPES: ReadonlyMap<string, NumberType> = new Map([
  ["b1", { kind: "integer", bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) }],
  ["u1", { kind: "integer", bytes: 1, read: (view, at) => view.getUint8(at) }],
  ["i1", { kind: "integer", bytes: 1, read: (view, at) => view.getInt8(at) }],
  ["u2", { kind: "integer", bytes: 2, read: (view, at, little) => view.getUint16(at, little) }],
  ["i2", { kind: "integer", bytes: 2, read: (view, at, little) => view.getInt16(at, little) }],
  ["u4", { kind: "integer", bytes: 4, read: (view, at, little) => view.getUint32(at, little) }],
  ["i4", { kind: "integer", bytes: 4, read: (view, at, little) => view.getInt32(at, little) }],
  ["u8", { kind: "integer", bytes: 8, read: (view, at, little) => view.getUint32(at + (little ? 4 : 0), little) * 2 ** 32 + view.getUint32(at + (little ? 0 : 4), little) }],
  ["i8", { kind: "integer", bytes: 8, read: (view, at, little) => view.getInt32(at + (little ? 4 : 0), little) * 2 ** 32 + view.getUint32(at + (little ? 0 : 4), little) }],
  ["f2", { kind: "float", bytes: 2, read: (view, at, little) => halfFloat(view.getUint16(at, little)) }],
  ["f4", { kind: "float", bytes: 4, read: (view, at, little) => view.getFloat32(at, little) }],
  ["f8", { kind: "float", bytes: 8, read: (view, at, little) => view.getFloat64(at, little) }],
] satisfies readonly (readonly [string, NumberType])[]);

/** The type of a NumPy code such as `i8`; undefined for those that cannot be labels or scores. */
export function numberType(code: string): NumberType | undefined {
  return NUMBER_TYPES.get(code);
}
