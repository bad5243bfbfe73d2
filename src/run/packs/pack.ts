import type { WhyUnread } from "../files";

/** A file that holds many others, which are read where they lie: nothing is unpacked to a disk. */
export interface Pack {
  /**
   * The bytes of each file that it holds, by its path with `/` between the parts; no part is empty, `.` or `..`. Undefined where that is
   * known once the file is read.
   */
  readonly sizes: ReadonlyMap<string, number | undefined>;
  /** What it holds beside, and why that is not read. */
  readonly unread: ReadonlyMap<string, WhyUnread>;
  /** The bytes of one of its files. Rejects with the reason, as the end of a sentence. */
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** A kind of pack, by the end of its name. */
export interface PackForm {
  /** In small letters, with its dot. */
  readonly ending: string;
  /** Rejects with the reason, as the end of a sentence. */
  readonly open: (file: string) => Promise<Pack>;
}
