import { halfFloat } from "../../kernel/plain/halfFloat";

/** Reads one number at an offset. */
export type ReadNumber = (view: DataView, at: number, littleEndian: boolean) => number;

/** How the numbers of an array are stored. */
export interface NumberType {
  /** NumPy's code without the byte order: `u1`. */
  readonly code: string;
  readonly kind: "integer" | "float";
  readonly bytes: number;
  readonly read: ReadNumber;
}

/** 64-bit integers become doubles, exact as far as labels reach. */
const NUMBER_TYPES: readonly NumberType[] = [
  { code: "b1", kind: "integer", bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  { code: "u1", kind: "integer", bytes: 1, read: (view, at) => view.getUint8(at) },
  { code: "i1", kind: "integer", bytes: 1, read: (view, at) => view.getInt8(at) },
  { code: "u2", kind: "integer", bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  { code: "i2", kind: "integer", bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  { code: "u4", kind: "integer", bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  { code: "i4", kind: "integer", bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  {
    code: "u8",
    kind: "integer",
    bytes: 8,
    read: (view, at, little) =>
      view.getUint32(at + (little ? 4 : 0), little) * 2 ** 32 + view.getUint32(at + (little ? 0 : 4), little),
  },
  {
    code: "i8",
    kind: "integer",
    bytes: 8,
    read: (view, at, little) =>
      view.getInt32(at + (little ? 4 : 0), little) * 2 ** 32 + view.getUint32(at + (little ? 0 : 4), little),
  },
  { code: "f2", kind: "float", bytes: 2, read: (view, at, little) => halfFloat(view.getUint16(at, little)) },
  { code: "f4", kind: "float", bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  { code: "f8", kind: "float", bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
];

/** Other names that NumPy takes for its types (numpy.dtype), by their code; those of C are as on 64-bit Linux. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  b1: "? bool bool_ bool8",
  u1: "B uint8 ubyte",
  i1: "b int8 byte",
  u2: "H uint16 ushort",
  i2: "h int16 short",
  u4: "I uint32 uintc",
  i4: "i int32 intc",
  u8: "L Q P uint64 uint ulong ulonglong uintp",
  i8: "l q p int64 int long longlong intp",
  f2: "e float16 half",
  f4: "f float32 single",
  f8: "d float64 float double",
};

const BY_NAME: ReadonlyMap<string, NumberType> = new Map(
  NUMBER_TYPES.flatMap((type) =>
    [type.code, ...(OTHER_NAMES[type.code] ?? "").split(" ")].map((name) => [name, type] as const),
  ),
);

/** The type of a NumPy code such as `i8`, or of another name for it; undefined for those that cannot be labels or scores. */
export function numberType(code: string): NumberType | undefined {
  return BY_NAME.get(code);
}
