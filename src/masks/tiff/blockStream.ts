import { reverseBits } from "../../kernel/plain/reverseBits";
import type { NextPart } from "../../kernel/plain/packedBytes";
import type { FileBytes } from "../fileBytes";
import type { PackedPlace } from "./tiffBlocks";

/** The rows of a strip or tile, unpacked piece by piece. */
export interface BlockStream {
  /** Fills in the next whole rows; whether they are proper, and so many. Bytes that it is given are 0. */
  read(into: Uint8Array): boolean;
  /** Once all rows were read: whether what follows them is as it has to be; absent: it is not looked at. */
  isProper?(): boolean;
}

/** What is to be unpacked of a strip or tile. */
export interface WantedRows {
  /** Pixels of a row of the strip or tile. */
  readonly width: number;
  readonly rows: number;
  /** Bytes of these rows. */
  readonly size: number;
  /** Bytes of the whole strip or tile, of which these rows are the first. */
  readonly most: number;
  /** The tag T4Options. */
  readonly faxOptions: number;
}

const PART = 2 ** 16;

/** The packed bytes of a strip or tile, as they lie in a file. */
export class PackedBlock {
  private at = 0;
  private part: Uint8Array | undefined;

  constructor(
    private readonly file: FileBytes,
    private readonly place: PackedPlace,
    private readonly lowBitFirst: boolean,
  ) {}

  get length(): number {
    return this.place.length;
  }

  /** The next bytes, valid until those behind them are asked for: several blocks may be read in turns. */
  readonly next: NextPart = () => {
    this.part ??= new Uint8Array(PART);
    const got = this.fill(this.part);
    return got > 0 ? this.part.subarray(0, got) : undefined;
  };

  /** Fills in the next bytes, and returns how many there were. */
  readonly fill = (into: Uint8Array): number => {
    const { at, length } = this.place;
    const part = into.subarray(0, Math.min(into.length, length - this.at));
    const got = part.length > 0 ? this.file.read(at + this.at, part) : 0;
    if (this.lowBitFirst) part.set(reverseBits(part));
    this.at += got;
    return got;
  };

  /** So many bytes from a place on, valid until the next are asked for; fewer where there are no more. */
  bytes(from: number, count: number): Uint8Array {
    const { at, length } = this.place;
    const found = this.file.slice(at + from, Math.max(0, Math.min(count, length - from)));
    return this.lowBitFirst ? reverseBits(found) : found;
  }
}
