import { gzipSync } from "node:zlib";

/** Bits of the data types of NIfTI. */
export const NIFTI_BITS: Readonly<Record<number, number>> = {
  2: 8,
  256: 8,
  4: 16,
  512: 16,
  8: 32,
  768: 32,
  1024: 64,
  1280: 64,
  16: 32,
  64: 64,
};

/** What a NIfTI file is made of. */
export interface MadeNifti {
  readonly version?: 1 | 2;
  readonly littleEndian?: boolean;
  readonly size: readonly number[];
  readonly dataType?: number;
  /** As they are stored, the first axis fastest; or the bytes themselves. */
  readonly numbers: readonly number[] | Buffer;
  readonly slope?: number;
  readonly intercept?: number;
  /** The sign of the quaternion, then the spacing. */
  readonly spacing?: readonly number[];
  readonly units?: number;
  readonly dataStart?: number;
  readonly magic?: string;
  readonly affineCode?: number;
  readonly affine?: readonly number[];
  readonly quaternionCode?: number;
  readonly quaternion?: readonly number[];
  readonly offset?: readonly number[];
}

/** Writes a NIfTI file from its fields, as nifti1.h and nifti2.h lay them out. */
export function madeNifti({ version = 1, littleEndian = true, dataType = 2, numbers, ...made }: MadeNifti): Buffer {
  const header =
    version === 1 ? first({ littleEndian, dataType, ...made }) : second({ littleEndian, dataType, ...made });
  return Buffer.concat([header, Buffer.isBuffer(numbers) ? numbers : stored(numbers, dataType, littleEndian)]);
}

/** The same as a pair of files: a header, and the voxels from a byte of theirs on. */
export function madeNiftiPair(made: MadeNifti): { readonly header: Buffer; readonly voxels: Buffer } {
  const { version = 1, dataStart = 0 } = made;
  const headerBytes = version === 1 ? 348 : 540;
  const magic = version === 1 ? "ni1\0" : "ni2\0\r\n\x1a\n";
  const whole = madeNifti({ ...made, magic, dataStart });
  const front = Math.max(version === 1 ? 352 : 544, Math.min(dataStart, 4096));
  return {
    header: whole.subarray(0, headerBytes),
    voxels: Buffer.concat([Buffer.alloc(dataStart, 9), whole.subarray(front)]),
  };
}

/** The same, packed. */
export function madeNiftiGz(made: MadeNifti): Buffer {
  return gzipSync(madeNifti(made));
}

type Fields = Omit<MadeNifti, "numbers" | "version"> & { readonly littleEndian: boolean; readonly dataType: number };

function first({ littleEndian: little, ...made }: Fields): Buffer {
  const { size, dataType, slope = 0, intercept = 0, spacing = [1, 1, 1, 1], units = 2, dataStart = 352 } = made;
  const { affineCode = 0, affine = [], quaternionCode = 0, quaternion = [], offset = [], magic = "n+1\0" } = made;
  const header = Buffer.alloc(Math.max(352, Math.min(dataStart, 4096)) || 352);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const floats = (at: number, values: readonly number[]): void => {
    values.forEach((value, index) => {
      view.setFloat32(at + 4 * index, value, little);
    });
  };
  view.setInt32(0, 348, little);
  [size.length, ...size].forEach((value, index) => {
    view.setInt16(40 + 2 * index, value, little);
  });
  view.setInt16(70, dataType, little);
  view.setInt16(72, NIFTI_BITS[dataType] ?? 0, little);
  floats(76, spacing);
  floats(108, [dataStart, slope, intercept]);
  view.setUint8(123, units);
  view.setInt16(252, quaternionCode, little);
  view.setInt16(254, affineCode, little);
  floats(256, quaternion);
  floats(268, offset);
  floats(280, affine);
  header.write(magic, 344, "latin1");
  return header;
}

function second({ littleEndian: little, ...made }: Fields): Buffer {
  const { size, dataType, slope = 0, intercept = 0, spacing = [1, 1, 1, 1], units = 2, dataStart = 544 } = made;
  const { affineCode = 0, affine = [], quaternionCode = 0, quaternion = [], offset = [] } = made;
  const header = Buffer.alloc(Math.max(544, Math.min(dataStart, 4096)));
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const doubles = (at: number, values: readonly number[]): void => {
    values.forEach((value, index) => {
      view.setFloat64(at + 8 * index, value, little);
    });
  };
  view.setInt32(0, 540, little);
  header.write(made.magic ?? "n+2\0\r\n\x1a\n", 4, "latin1");
  view.setInt16(12, dataType, little);
  view.setInt16(14, NIFTI_BITS[dataType] ?? 0, little);
  [size.length, ...size].forEach((value, index) => {
    view.setBigInt64(16 + 8 * index, BigInt(value), little);
  });
  doubles(104, spacing);
  view.setBigInt64(168, BigInt(dataStart), little);
  doubles(176, [slope, intercept]);
  view.setInt32(344, quaternionCode, little);
  view.setInt32(348, affineCode, little);
  doubles(352, quaternion);
  doubles(376, offset);
  doubles(400, affine);
  view.setInt32(500, units, little);
  return header;
}

function stored(numbers: readonly number[], dataType: number, little: boolean): Buffer {
  const bytes = (NIFTI_BITS[dataType] ?? 8) / 8;
  const buffer = Buffer.alloc(numbers.length * bytes);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  const write: Readonly<Record<number, (at: number, value: number) => void>> = {
    2: (at, value) => {
      view.setUint8(at, value);
    },
    256: (at, value) => {
      view.setInt8(at, value);
    },
    4: (at, value) => {
      view.setInt16(at, value, little);
    },
    512: (at, value) => {
      view.setUint16(at, value, little);
    },
    8: (at, value) => {
      view.setInt32(at, value, little);
    },
    768: (at, value) => {
      view.setUint32(at, value, little);
    },
    1024: (at, value) => {
      view.setBigInt64(at, BigInt(value), little);
    },
    1280: (at, value) => {
      view.setBigUint64(at, BigInt(value), little);
    },
    16: (at, value) => {
      view.setFloat32(at, value, little);
    },
    64: (at, value) => {
      view.setFloat64(at, value, little);
    },
  };
  numbers.forEach((value, index) => write[dataType]?.(index * bytes, value));
  return buffer;
}
