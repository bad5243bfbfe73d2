import { deflateSync, gzipSync } from "node:zlib";

/** Types of NRRD and MetaImage by NumPy's code. */
export const TEXT_TYPES: Readonly<
  Record<string, { readonly nrrd: string; readonly meta: string; readonly bytes: number }>
> = {
  i1: { nrrd: "int8", meta: "MET_CHAR", bytes: 1 },
  u1: { nrrd: "unsigned char", meta: "MET_UCHAR", bytes: 1 },
  i2: { nrrd: "short", meta: "MET_SHORT", bytes: 2 },
  u2: { nrrd: "uint16_t", meta: "MET_USHORT", bytes: 2 },
  i4: { nrrd: "signed int", meta: "MET_INT", bytes: 4 },
  u4: { nrrd: "uint", meta: "MET_UINT", bytes: 4 },
  i8: { nrrd: "long long", meta: "MET_LONG_LONG", bytes: 8 },
  u8: { nrrd: "unsigned long long int", meta: "MET_ULONG_LONG", bytes: 8 },
  f4: { nrrd: "float", meta: "MET_FLOAT", bytes: 4 },
  f8: { nrrd: "double", meta: "MET_DOUBLE", bytes: 8 },
};

/** What a volume with a header of text is made of. */
export interface MadeTextVolume {
  readonly size: readonly number[];
  /** NumPy's code. */
  readonly type?: string;
  readonly littleEndian?: boolean;
  readonly numbers: readonly number[];
  readonly isPacked?: boolean;
  /** The file that holds the voxels; absent: they follow the header. */
  readonly dataFile?: string;
  /** Further lines of the header, and lines in place of those that are written. */
  readonly lines?: Readonly<Record<string, string | undefined>>;
}

/** A header and voxels, to be joined where no data file was named. */
export interface TextVolume {
  readonly header: Buffer;
  readonly voxels: Buffer;
}

/** Writes a NRRD as teem.sourceforge.net/nrrd/format.html has it. */
export function madeNrrd(made: MadeTextVolume): TextVolume {
  const { size, type = "u1", littleEndian = true, isPacked = false, dataFile, lines = {} } = made;
  const fields = {
    type: TEXT_TYPES[type]?.nrrd,
    dimension: String(size.length),
    sizes: size.join(" "),
    endian: littleEndian ? "little" : "big",
    encoding: isPacked ? "gzip" : "raw",
    ...(dataFile !== undefined && { "data file": dataFile }),
    ...lines,
  };
  const written = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  const header = ["NRRD0005", "# made by a test", ...written, "key:=value: of nobody", "", ""].join("\n");
  const bytes = stored(made);
  return { header: Buffer.from(header, "latin1"), voxels: isPacked ? gzipSync(bytes) : bytes };
}

/** Writes a MetaImage as itk.org/Wiki/ITK/MetaIO/Documentation has it. */
export function madeMetaImage(made: MadeTextVolume): TextVolume {
  const { size, type = "u1", littleEndian = true, isPacked = false, dataFile = "LOCAL", lines = {} } = made;
  const fields = {
    ObjectType: "Image",
    NDims: String(size.length),
    BinaryData: "True",
    BinaryDataByteOrderMSB: littleEndian ? "False" : "True",
    CompressedData: isPacked ? "True" : "False",
    DimSize: size.join(" "),
    ElementType: TEXT_TYPES[type]?.meta,
    ...lines,
    ElementDataFile: dataFile,
  };
  const written = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} = ${value}`],
  );
  const bytes = stored(made);
  return { header: Buffer.from(`${written.join("\n")}\n`, "latin1"), voxels: isPacked ? deflateSync(bytes) : bytes };
}

/** Both in one file. */
export function joined({ header, voxels }: TextVolume): Buffer {
  return Buffer.concat([header, voxels]);
}

function stored({ numbers, type = "u1", littleEndian: little = true }: MadeTextVolume): Buffer {
  const bytes = TEXT_TYPES[type]?.bytes ?? 1;
  const buffer = Buffer.alloc(numbers.length * bytes);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  const write: Readonly<Record<string, (at: number, value: number) => void>> = {
    u1: (at, value) => {
      view.setUint8(at, value);
    },
    i1: (at, value) => {
      view.setInt8(at, value);
    },
    u2: (at, value) => {
      view.setUint16(at, value, little);
    },
    i2: (at, value) => {
      view.setInt16(at, value, little);
    },
    u4: (at, value) => {
      view.setUint32(at, value, little);
    },
    i4: (at, value) => {
      view.setInt32(at, value, little);
    },
    u8: (at, value) => {
      view.setBigUint64(at, BigInt(value), little);
    },
    i8: (at, value) => {
      view.setBigInt64(at, BigInt(value), little);
    },
    f4: (at, value) => {
      view.setFloat32(at, value, little);
    },
    f8: (at, value) => {
      view.setFloat64(at, value, little);
    },
  };
  numbers.forEach((value, index) => write[type]?.(index * bytes, value));
  return buffer;
}
