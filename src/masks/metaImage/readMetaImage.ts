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

/** NumPy's code of the types that can hold labels (itk.org/Wiki/ITK/MetaIO/Documentation, metaTypes.h). */
const TYPES: Readonly<Record<string, string>> = {
  MET_CHAR: "i1",
  MET_UCHAR: "u1",
  MET_SHORT: "i2",
  MET_USHORT: "u2",
  MET_INT: "i4",
  MET_UINT: "u4",
  MET_LONG: "i4",
  MET_ULONG: "u4",
  MET_LONG_LONG: "i8",
  MET_ULONG_LONG: "u8",
  MET_FLOAT: "f4",
  MET_DOUBLE: "f8",
};

const DATA_FILE = "elementdatafile";

const FORM = {
  format: "MetaImage",
  field: /^([^=]+)=(.*)$/,
  isLast: (line: string) => /^ElementDataFile\s*=/i.test(line),
};

/** What the header of a `.mha` or a `.mhd` says, checked against the file of the voxels and the limits. */
export function readMetaImage(file: FileBytes, options: ReadOptions): VolumeFile | Refusal {
  const header = readTextHeader(file, FORM);
  if (header instanceof Refusal) return header;
  const { fields } = header;
  const axes = spaceAxes("MetaImage", sizesOf(fields));
  if (axes instanceof Refusal) return axes;
  const type = numberType(TYPES[fields.get("elementtype")?.toUpperCase() ?? ""] ?? "");
  if (!type) return otherType("MetaImage", fields.get("elementtype"));
  const channels = Number(fields.get("elementnumberofchannels") ?? 1);
  if (channels !== 1)
    return new Refusal(
      `Each voxel has ${channels} numbers (ElementNumberOfChannels), and a label is one. Save the labels as integers of one channel.`,
    );
  const { width, height, depth } = axes;
  const dataBytes = width * height * depth * type.bytes;
  const voxels = voxelsOf(file, header, dataBytes, options);
  if (voxels instanceof Refusal) return voxels;
  return volumeFile(
    "MetaImage",
    {
      width,
      height,
      volume: { depth, ...spaceFacts(spaceOf(fields, axes.axes)) },
      type,
      littleEndian: !isTrue(fields.get("binarydatabyteordermsb") ?? fields.get("elementbyteordermsb")),
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
  const name = fields.get(DATA_FILE);
  if (name === undefined)
    return new Refusal(
      "The MetaImage header does not say where its voxels are (ElementDataFile): it is cut short. Copy or write it again.",
    );
  const several = severalFiles(name);
  if (several) return several;
  if (fields.has("binarydata") && !isTrue(fields.get("binarydata"))) return otherPacking("MetaImage", "text");
  const data = /^local$/i.test(name) ? fileTail(file, end) : voxelsBeside(name, beside);
  if (data instanceof Refusal) return data;
  const isPacked = isTrue(fields.get("compresseddata"));
  const skip = Number(fields.get("headersize") ?? 0);
  const isFromEnd = skip === -1 && !isPacked;
  if (!isFromEnd && !(Number.isSafeInteger(skip) && skip >= 0))
    return new Refusal(
      `The MetaImage header skips ${skip} bytes before the voxels (HeaderSize), which is not read. Write the file again.`,
    );
  const skipped = isFromEnd ? Math.max(0, data.size - dataBytes) : skip;
  return isPacked
    ? { data: fileTail(data, skipped), packing: "zlib", skipped: 0 }
    : { data, packing: undefined, skipped };
}

function sizesOf(fields: TextHeader["fields"]): readonly number[] | undefined {
  const sizes = numbersOf(fields.get("dimsize"));
  return sizes?.length === Number(fields.get("ndims")) ? sizes : undefined;
}

function isTrue(value: string | undefined): boolean {
  return /^(?:true|t|yes|y|1)$/i.test(value ?? "");
}

/** A row of the matrix is the direction of an axis; numbers grow towards left, posterior and superior, as ITK takes them. */
function spaceOf(fields: TextHeader["fields"], axes: readonly number[]): PhysicalSpace {
  const count = Number(fields.get("ndims"));
  const spacings = numbersOf(fields.get("elementspacing") ?? fields.get("elementsize"));
  const spacing = spacings && triple([0, 1, 2].map((place) => Math.abs(spacings[axes[place] ?? -1] ?? 1)));
  const matrix = numbersOf(fields.get("transformmatrix") ?? fields.get("rotation") ?? fields.get("orientation"));
  const origin = numbersOf(fields.get("offset") ?? fields.get("position") ?? fields.get("origin"));
  if (!spacing || matrix?.length !== count * count || origin?.length !== count || axes.length !== 3) return { spacing };
  const steps = axes.map((axis, place) =>
    triple(axes.map((row) => (matrix[axis * count + row] ?? 0) * (spacing[place] ?? 1))),
  );
  return { steps, origin: triple(axes.map((axis) => origin[axis] ?? 0)), towards: FROM_LPS };
}
