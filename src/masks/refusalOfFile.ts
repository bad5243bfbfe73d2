import { messageOf } from "../core/text/messageOf";
import { Refusal } from "./refusal";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "The file is no longer there. Evaluate again to list the folder anew.",
  ENXIO: "This is a socket, not a file. Remove it from the folder.",
  EACCES: "The file may not be read: permission denied. Change its permissions and evaluate again.",
  EPERM: "The file may not be read: permission denied. Change its permissions and evaluate again.",
  EISDIR: "This is a folder, not a mask. Rename it or move it elsewhere.",
  ENOTDIR: "The file is no longer there. Evaluate again to list the folder anew.",
  ELOOP: "The file is a link that leads in a circle. Replace it by the mask.",
  EMFILE: "Too many files are open on this machine. Evaluate again later.",
  folder: "This is a folder, not a mask. Rename it or move it elsewhere.",
  special:
    "This is a pipe, a socket or a device, not a file. Remove it from the folder, or put the mask there as a file.",
};

/** Why a file could not be read: what opening or reading it threw, or what it is instead. */
export function refusalOfFile(cause: unknown): Refusal {
  const code = cause instanceof Error && "code" in cause ? cause.code : cause;
  return new Refusal(
    (typeof code === "string" ? REASONS[code] : undefined) ??
      `The file could not be read (${messageOf(cause)}). Check the disk and evaluate again.`,
    typeof code === "string" ? code : undefined,
  );
}
