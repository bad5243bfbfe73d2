import type { Choices } from "../document/choices";
import type { FileChoices } from "../document/fileChoices";

/** A change of the choices of the files; undefined takes one back. */
export type FileChange = { readonly [Key in keyof FileChoices]: FileChoices[Key] | undefined };

/** The choices of the files with some changed. */
export function withFiles({ files }: Choices, change: FileChange): { readonly files: FileChoices } {
  return {
    files: Object.fromEntries(Object.entries({ ...files, ...change }).filter(([, value]) => value !== undefined)),
  };
}
