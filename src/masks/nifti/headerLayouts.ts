import type { Triple } from "../../core/labels/volume";

/** The fields of a header that are read, as they stand there. */
export interface NiftiFields {
  readonly dataType: number;
  /** The number of dimensions, and the size of seven. */
  readonly dimensions: readonly number[];
  /** The sign of the third axis of the quaternion, and the spacing of the first three dimensions. */
  readonly spacing: readonly [sign: number, x: number, y: number, z: number];
  readonly units: number;
  readonly dataStart: number;
  readonly slope: number;
  readonly intercept: number;
  /** Which of the two ways to say where voxels lie count: those of a code above 0. */
  readonly quaternionCode: number;
  readonly affineCode: number;
  readonly quaternion: Triple;
  readonly offset: Triple;
  readonly affine: readonly number[];
}

/** Where the fields of a version lie. */
export interface HeaderLayout {
  readonly version: 1 | 2;
  readonly headerBytes: number;
  readonly magicAt: number;
  /** Of a file that holds header and voxels. */
  readonly magic: string;
  /** Voxels begin here or later: extensions of the header stand between. */
  readonly firstData: number;
  readonly fields: (view: DataView, littleEndian: boolean) => NiftiFields;
}

export const LAYOUTS: readonly HeaderLayout[] = [
  {
    version: 1,
    headerBytes: 348,
    magicAt: 344,
    magic: "n+1",
    firstData: 352,
    fields: (view, little) => {
      const float = (at: number): number => view.getFloat32(at, little);
      const short = (at: number): number => view.getInt16(at, little);
      return {
        dataType: short(70),
        dimensions: at(40, 2, 8).map(short),
        spacing: [float(76), float(80), float(84), float(88)],
        units: view.getUint8(123),
        dataStart: float(108),
        slope: float(112),
        intercept: float(116),
        quaternionCode: short(252),
        affineCode: short(254),
        quaternion: [float(256), float(260), float(264)],
        offset: [float(268), float(272), float(276)],
        affine: at(280, 4, 12).map(float),
      };
    },
  },
  {
    version: 2,
    headerBytes: 540,
    magicAt: 4,
    magic: "n+2",
    firstData: 544,
    fields: (view, little) => {
      const double = (at: number): number => view.getFloat64(at, little);
      const long = (at: number): number => Number(view.getBigInt64(at, little));
      return {
        dataType: view.getInt16(12, little),
        dimensions: at(16, 8, 8).map(long),
        spacing: [double(104), double(112), double(120), double(128)],
        units: view.getInt32(500, little),
        dataStart: long(168),
        slope: double(176),
        intercept: double(184),
        quaternionCode: view.getInt32(344, little),
        affineCode: view.getInt32(348, little),
        quaternion: [double(352), double(360), double(368)],
        offset: [double(376), double(384), double(392)],
        affine: at(400, 8, 12).map(double),
      };
    },
  },
];

/** The places of so many fields, one after the other. */
function at(first: number, bytes: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index * bytes);
}
