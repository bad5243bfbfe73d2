import { InflateStream } from "../../kernel/inflateStream";
import type { KernelExports } from "../../kernel/kernelExports";
import { crc32 } from "../crc32";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import { tooLong, tooShort } from "../streamRefusal";
import type { UnpackedBytes } from "../volumes/unpackedBytes";
import { cutShortGzip, damagedGzip, gzipDataStart, isTrailerOf, nextGzipMember, TRAILER_BYTES } from "./gzipMember";

/** What a gzip file unpacks to, from front to back, unpacked as it is read. */
export class GzipBytes implements UnpackedBytes {
  /** Why there were fewer bytes than were asked for. */
  fault: Refusal | undefined;
  private member: Member | undefined;
  private next: number | undefined = 0;
  private at = 0;

  /**
   * @param inflater an instance of the kernel, which is this file's alone.
   * @param size bytes that are due.
   */
  constructor(
    private readonly file: FileBytes,
    private readonly inflater: KernelExports,
    private readonly size: number,
  ) {}

  /** Fills in the next bytes; false, with the `fault`, where there are fewer. */
  read(into: Uint8Array): boolean {
    let filled = 0;
    while (filled < into.length) {
      const member = this.member ?? this.begin();
      if (!member) return false;
      const part = into.subarray(filled);
      const got = member.read(part);
      filled += got;
      this.at += got;
      if (got < part.length && !this.end(member)) return false;
    }
    return true;
  }

  /** What is wrong behind the last byte that is due. */
  check(): Refusal | undefined {
    const fault = this.fault;
    if (fault) return fault;
    if (this.read(new Uint8Array(1))) return tooLong(this.size);
    return this.fault === undefined || this.isAtEnd ? undefined : this.fault;
  }

  private get isAtEnd(): boolean {
    return this.next === undefined && this.member === undefined && this.at === this.size;
  }

  private begin(): Member | undefined {
    const start = this.next === undefined ? tooShort(this.size) : gzipDataStart(this.file, this.next);
    if (start instanceof Refusal) this.fault = start;
    else this.member = new Member(this.file, this.inflater, start);
    return this.member;
  }

  /** Ends a member that gives no more bytes. */
  private end(member: Member): boolean {
    const next = member.finish();
    if (next instanceof Refusal) this.fault = next;
    else this.next = next;
    this.member = undefined;
    return !(next instanceof Refusal);
  }
}

class Member {
  private readonly stream: InflateStream;
  private crc = 0;
  private bytes = 0;

  constructor(
    private readonly file: FileBytes,
    inflater: KernelExports,
    private readonly start: number,
  ) {
    let index = start;
    const next = (into: Uint8Array): number => {
      const got = file.read(index, into);
      index += got;
      return got;
    };
    this.stream = new InflateStream(inflater, next, "raw");
  }

  read(into: Uint8Array): number {
    const got = this.stream.read(into);
    this.crc = crc32(got === into.length ? into : into.subarray(0, got), this.crc);
    this.bytes += got;
    return got;
  }

  /** Where the next member begins, if there is one; or what is wrong with this one. */
  finish(): number | undefined | Refusal {
    const { stream, file, start } = this;
    if (stream.end === "damaged") return damagedGzip();
    const end = start + stream.consumed;
    if (stream.end !== "whole" || end + TRAILER_BYTES > file.size) return cutShortGzip();
    const bytes = new Uint8Array(TRAILER_BYTES);
    if (file.read(end, bytes) < TRAILER_BYTES) return cutShortGzip();
    if (!isTrailerOf(new DataView(bytes.buffer), this.crc, this.bytes)) return damagedGzip();
    return nextGzipMember(file, end + TRAILER_BYTES);
  }
}
