import { messageOf } from "./messageOf";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is a file, not a folder",
  ENXIO: "it is a socket, not a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENAMETOOLONG: "its path is too long",
  ELOOP: "its links lead in a circle",
};

/** What kept a file or folder from being read, in words: by the code that the file system gives, else what was thrown. */
export function fileReason(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? messageOf(error);
}
