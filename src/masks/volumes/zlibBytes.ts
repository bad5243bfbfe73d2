import { InflateStream } from "../../kernel/inflateStream";
import type { KernelExports } from "../../kernel/kernelExports";
import type { FileBytes } from "../fileBytes";
import type { Refusal } from "../refusal";
import { streamRefusal, tooLong } from "../streamRefusal";
import type { UnpackedBytes } from "./unpackedBytes";

/** What a stream of zlib unpacks to, unpacked as it is read. */
export class ZlibBytes implements UnpackedBytes {
  fault: Refusal | undefined;
  private readonly stream: InflateStream;

  /**
   * @param inflater an instance of the kernel, which is this stream's alone.
   * @param size bytes that are due.
   */
  constructor(
    file: FileBytes,
    inflater: KernelExports,
    private readonly size: number,
  ) {
    let index = 0;
    this.stream = new InflateStream(inflater, (into) => {
      const got = file.read(index, into);
      index += got;
      return got;
    });
  }

  read(into: Uint8Array): boolean {
    if (this.stream.read(into) === into.length) return true;
    this.fault = streamRefusal(this.stream.end, this.size);
    return false;
  }

  check(): Refusal | undefined {
    if (this.fault) return this.fault;
    if (!this.stream.isAtEnd()) return tooLong(this.size);
    return this.stream.end === "whole" ? undefined : streamRefusal(this.stream.end, this.size);
  }
}
