import type { FileStamp } from "../protocol/pair";

/**
 * How a run reaches files. A location is what a report calls its folders: an absolute path, or a URI where the files are on
 * no disk of this machine. Every promise rejects with an error whose message says why.
 */
export interface Files {
  /** What lies in a folder itself. */
  readonly list: (folder: string) => Promise<readonly FolderEntry[]>;
  readonly read: (file: string) => Promise<Uint8Array>;
  readonly stamp: (file: string) => Promise<FileStamp>;
  /** The location of a file of a folder, named relative to it with `/` between the parts. */
  readonly join: (folder: string, file: string) => string;
  /** The same location for every path and link to a folder; undefined where nobody can tell. */
  readonly realFolder: (folder: string) => Promise<string | undefined>;
  /** The folder that holds it; the location itself at the top. */
  readonly parent: (location: string) => string;
  /** The last part of a location, as its folder lists it. */
  readonly nameOf: (location: string) => string;
  /** Whether threads can read the file themselves, without the host. */
  readonly isOnDisk: (location: string) => boolean;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** It is a link to a folder, which may lead in a circle. */
  readonly isLink?: true;
  /** No path leads to it, and why. */
  readonly unread?: WhyUnread;
}

export interface WhyUnread {
  /** As the end of a sentence. */
  readonly reason: string;
  /** What to do; absent: to rename it. */
  readonly advice?: string;
}
