import { gunzipSync } from "node:zlib";
import { NIFTI_BITS } from "./madeNifti";

/** The labels of a file by a reader of a few lines, which knows nothing of the one under test: `scl` as nibabel applies it. */
export function readNifti(file: Buffer): { readonly size: readonly number[]; readonly labels: readonly number[] } {
  const bytes = file[0] === 0x1f ? gunzipSync(file) : file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isFirst = [view.getInt32(0, true), view.getInt32(0, false)].includes(348);
  const little = [348, 540].includes(view.getInt32(0, true));
  const sizeAt = (index: number): number =>
    isFirst ? view.getInt16(40 + 2 * index, little) : Number(view.getBigInt64(16 + 8 * index, little));
  const size = Array.from({ length: sizeAt(0) }, (_, index) => sizeAt(index + 1));
  const type = view.getInt16(isFirst ? 70 : 12, little);
  const start = isFirst ? view.getFloat32(108, little) : Number(view.getBigInt64(168, little));
  const slope = isFirst ? view.getFloat32(112, little) : view.getFloat64(176, little);
  const intercept = isFirst ? view.getFloat32(116, little) : view.getFloat64(184, little);
  const step = (NIFTI_BITS[type] ?? 8) / 8;
  const numbers = Array.from({ length: size.reduce((a, b) => a * b, 1) }, (_, index): number => {
    const at = start + index * step;
    if (type === 2) return view.getUint8(at);
    if (type === 256) return view.getInt8(at);
    if (type === 4) return view.getInt16(at, little);
    if (type === 512) return view.getUint16(at, little);
    if (type === 8) return view.getInt32(at, little);
    if (type === 768) return view.getUint32(at, little);
    if (type === 1024) return Number(view.getBigInt64(at, little));
    if (type === 1280) return Number(view.getBigUint64(at, little));
    return type === 16 ? view.getFloat32(at, little) : view.getFloat64(at, little);
  });
  const scale = slope === 0 || !Number.isFinite(slope) ? [1, 0] : [slope, intercept];
  return { size, labels: numbers.map((number) => Math.round(number * (scale[0] ?? 1) + (scale[1] ?? 0)) + 0) };
}
