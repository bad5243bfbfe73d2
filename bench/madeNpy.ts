export interface NpyParts {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
  readonly fortranOrder?: boolean;
  readonly version?: number;
}

/** A file as np.save writes it. */
export function npy({ descr, shape, data, fortranOrder = false, version = 1 }: NpyParts): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortranOrder ? "True" : "False"}, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }\n`;
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length[0] = text.length;
  return Buffer.concat([
    Buffer.from([0x93]),
    Buffer.from("NUMPY"),
    Buffer.from([version, 0]),
    length,
    Buffer.from(text),
    data,
  ]);
}

/** A typed array. */
export interface Numbers {
  readonly buffer: ArrayBufferLike;
  readonly BYTES_PER_ELEMENT: number;
}

/** Numbers by their little-endian typed array, or each of them turned round. */
export function bytesOf(numbers: Numbers, bigEndian = false): Buffer {
  const bytes = Buffer.from(new Uint8Array(numbers.buffer));
  if (!bigEndian) return bytes;
  for (let at = 0; at < bytes.length; at += numbers.BYTES_PER_ELEMENT)
    bytes.subarray(at, at + numbers.BYTES_PER_ELEMENT).reverse();
  return bytes;
}
