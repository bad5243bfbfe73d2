import type { Triple } from "../../core/labels/volume";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { fileTail } from "../fileTail";
import { numberType } from "../npy/numberType";
import { Refusal } from "../refusal";
import { otherPacking, otherType, severalFiles } from "../volumes/otherVoxels";
import { FROM_LPS, spaceFacts, triple, type PhysicalSpace } from "../volumes/physicalSpace";
import { numbersOf, readTextHeader, type TextHeader } from "../volumes/textHeader";
import { volumeFile, type VolumeFile, type VoxelBytesBehind } from "../volumes/volumeFile";
import { spaceAxes } from "../volumes/volumeAxes";
import { voxelsBeside } from "../volumes/voxelsBeside";

/** NumPy's code of the types that can hold labels, by all names that they have (teem.sourceforge.net/nrrd/format.html). */
const TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    i1: "signed char,int8,int8_t",
    u1: "uchar,unsigned char,uint8,uint8_t",
    i2: "short,short int,signed short,signed short int,int16,int16_t",
    u2: "ushort,unsigned short,unsigned short int,uint16,uint16_t",
    i4: "int,signed int,int32,int32_t",
    u4: "uint,unsigned int,uint32,uint32_t",
    i8: "longlong,long long,long long int,signed long long,signed long long int,int64,int64_t",
    u8: "ulonglong,unsigned long long,unsigned long long int,uint64,uint64_t",
    f4: "float",
    f8: "double",
  }).flatMap(([code, names]) => names.split(",").map((name) => [name, code])),
);

/** What turns the axes of a space towards right, anterior and superior; of others it is not known. */
const SPACES: Readonly<Record<string, Triple>> = {
  "left-posterior-superior": FROM_LPS,
  lps: FROM_LPS,
  "right-anterior-superior": [1, 1, 1],
  ras: [1, 1, 1],
  "left-anterior-superior": [-1, 1, 1],
  las: [-1, 1, 1],
};

const FORM = { format: "NRRD", field: /^([^:#][^:]*):(?!=)(.*)$/, isLast: (line: string) => line === "" };

/** What the header of a `.nrrd` or a `.nhdr` says, checked against the file of the voxels and the limits. */
export function readNrrd(file: FileBytes, options: ReadOptions): VolumeFile | Refusal {
  const header = readTextHeader(file, FORM);
  if (header instanceof Refusal) return header;
  const { fields } = header;
  const directions = fields.get("space directions")?.match(/none|\([^()]*\)/gi) ?? [];
  const axes = spaceAxes("NRRD", sizesOf(fields), (axis) => !/^none$/i.test(directions[axis] ?? ""));
  if (axes instanceof Refusal) return axes;
  const type = numberType(TYPES[fields.get("type")?.toLowerCase() ?? ""] ?? "");
  if (!type) return otherType("NRRD", fields.get("type"));
  const { width, height, depth } = axes;
  const dataBytes = width * height * depth * type.bytes;
  const voxels = voxelsOf(file, header, dataBytes, options);
  if (voxels instanceof Refusal) return voxels;
  const endian = fields.get("endian")?.toLowerCase();
  if (type.bytes > 1 && endian !== "little" && endian !== "big")
    return new Refusal(
      `The NRRD header does not say in which order the bytes of a voxel come (endian: little or big). Write the file again.`,
    );
  const space = spaceOf(fields, axes.axes, directions);
  return volumeFile(
    "NRRD",
    {
      width,
      height,
      volume: { depth, ...spaceFacts(space) },
      type,
      littleEndian: endian !== "big",
      dataStart: voxels.skipped,
      dataBytes,
      slope: 1,
      intercept: 0,
    },
    voxels,
    options,
  );
}

function voxelsOf(
  file: FileBytes,
  { fields, end }: TextHeader,
  dataBytes: number,
  { beside }: ReadOptions,
): VoxelBytesBehind | Refusal {
  const encoding = fields.get("encoding")?.toLowerCase() ?? "";
  if (!["raw", "gzip", "gz"].includes(encoding)) return otherPacking("NRRD", encoding);
  const name = fields.get("data file") ?? fields.get("datafile");
  const several = name === undefined ? undefined : severalFiles(name);
  if (several) return several;
  const data = name === undefined ? fileTail(file, end) : voxelsBeside(name, beside);
  if (data instanceof Refusal) return data;
  const skip = Number(fields.get("byte skip") ?? fields.get("byteskip") ?? 0);
  const lines = Number(fields.get("line skip") ?? fields.get("lineskip") ?? 0);
  const isFromEnd = skip === -1 && encoding === "raw";
  if (lines !== 0 || !(isFromEnd || (Number.isSafeInteger(skip) && skip >= 0)))
    return new Refusal(
      `The NRRD header skips ${lines} lines and ${skip} bytes before the voxels, which is not read. Save the volume without "line skip" and "byte skip".`,
    );
  const skipped = isFromEnd ? Math.max(0, data.size - dataBytes) : skip;
  return { data, packing: encoding === "raw" ? undefined : "gzip", skipped };
}

function sizesOf(fields: TextHeader["fields"]): readonly number[] | undefined {
  const sizes = numbersOf(fields.get("sizes"));
  return sizes?.length === Number(fields.get("dimension")) ? sizes : undefined;
}

function vectorOf(text: string | undefined): Triple | undefined {
  const numbers = text
    ?.match(/^\s*\(([^)]*)\)\s*$/)?.[1]
    ?.split(",")
    .map(Number);
  return numbers?.length === 3 && numbers.every(Number.isFinite) ? triple(numbers) : undefined;
}

function spaceOf(fields: TextHeader["fields"], axes: readonly number[], directions: readonly string[]): PhysicalSpace {
  const steps = axes.map((axis) => vectorOf(directions[axis])).filter((step) => step !== undefined);
  if (steps.length === 3)
    return {
      steps,
      origin: vectorOf(fields.get("space origin")),
      towards: SPACES[fields.get("space")?.toLowerCase() ?? ""],
    };
  const spacings = fields.get("spacings")?.split(/\s+/).map(Number);
  return { spacing: spacings && triple(axes.map((axis) => Math.abs(spacings[axis] ?? 1))) };
}
