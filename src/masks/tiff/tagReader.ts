import { Refusal } from "../refusal";
import { cutShort, place64, viewOf, type TiffFile } from "./tiffFile";
import { TYPE_BYTES, type TiffDirectory, type TiffEntry } from "./tiffDirectory";
import { TIFF_TAGS, type TiffTag } from "./tiffTags";

const TYPE_NAMES = [
  "none",
  "BYTE",
  "ASCII",
  "SHORT",
  "LONG",
  "RATIONAL",
  "SBYTE",
  "UNDEFINED",
  "SSHORT",
  "SLONG",
  "SRATIONAL",
  "FLOAT",
  "DOUBLE",
  "IFD",
];
const [BYTE, ASCII, SHORT, LONG, IFD, LONG8, IFD8] = [1, 2, 3, 4, 13, 16, 18];
/** Types of whole numbers without a sign: the only ones that sizes, places and counts may have. */
const WHOLE_TYPES: ReadonlySet<number> = new Set([BYTE, SHORT, LONG, IFD, LONG8, IFD8]);

/** Reads the tags of one directory. The first that cannot be read is kept as `refusal`: look at it before the values are used. */
export class TagReader {
  refusal: Refusal | undefined;

  constructor(
    private readonly file: TiffFile,
    private readonly directory: TiffDirectory,
  ) {}

  has(tag: TiffTag): boolean {
    return this.entry(tag) !== undefined;
  }

  /** Values that the file says the tag has. */
  count(tag: TiffTag): number {
    return this.entry(tag)?.count ?? 0;
  }

  /** The first value of the tag, a whole number; the fallback where it is absent. */
  one(tag: TiffTag, fallback: number): number {
    return this.all(tag, 1)[0] ?? fallback;
  }

  /** The values of the tag, whole numbers, at most so many; none where it is absent. */
  all(tag: TiffTag, most = Infinity): readonly number[] {
    const entry = this.entry(tag);
    if (!entry) return [];
    if (!WHOLE_TYPES.has(entry.type)) {
      const type = TYPE_NAMES[entry.type] ?? String(entry.type);
      return this.refuse(
        `The tag ${tag} of the TIFF is of the type ${type}, but must be a whole number (SHORT or LONG). Write the file again.`,
      );
    }
    const bytes = TYPE_BYTES[entry.type] ?? 0;
    if (!this.isInside(entry, bytes))
      return this.refuse(
        `The values of the tag ${tag} lie outside the TIFF: it is damaged or cut short. Copy or write it again.`,
      );
    const { littleEndian } = this.file;
    const length = Math.min(entry.count, most);
    const view = viewOf(this.file.bytes, entry.at, length * bytes);
    if (view.byteLength < length * bytes) return this.refuse(cutShort().message);
    return Array.from({ length }, (_, index) => {
      const at = index * bytes;
      if (bytes === 8) return place64(view, at, littleEndian);
      if (bytes === 4) return view.getUint32(at, littleEndian);
      return bytes === 2 ? view.getUint16(at, littleEndian) : view.getUint8(at);
    });
  }

  /** The text of the tag up to its first zero byte; empty where it is absent or no text. */
  text(tag: TiffTag): string {
    const entry = this.entry(tag);
    if (!entry || (entry.type !== ASCII && entry.type !== BYTE) || !this.isInside(entry, 1)) return "";
    const text = Buffer.from(this.file.bytes.slice(entry.at, Math.min(entry.count, LONGEST_TEXT))).toString("latin1");
    return text.split("\0", 1)[0] ?? "";
  }

  private entry(tag: TiffTag): TiffEntry | undefined {
    return this.directory.entries.get(TIFF_TAGS[tag]);
  }

  private isInside({ at, count }: TiffEntry, bytes: number): boolean {
    return at + count * bytes <= this.file.bytes.size;
  }

  private refuse(message: string): readonly number[] {
    this.refusal ??= new Refusal(message);
    return [];
  }
}

/** What is looked for in a description stands at its beginning. */
const LONGEST_TEXT = 4096;
