import { messageOf } from "../core/text/messageOf";
import type { ClassList } from "../core/document/classList";
import type { ClassListReading } from "../core/classLists/listRows";
import { parseClassList, type ClassListFile } from "../core/classLists/parseClassList";
import { categoriesAlone } from "./categoriesAlone";
import { DISK_FILES } from "./diskFiles";
import type { Files } from "./files";

/** A file that was named as a class list and cannot be read as one. The message says why and what to do. */
export class ClassListError extends Error {
  override readonly name = "ClassListError";
}

/** No class list is longer, in bytes; annotations and statistics beside the masks may be. */
export const MOST_BYTES = 4 << 20;

/** Annotations of COCO name the classes at their end: of a file that the user names, so much is looked through for them. */
const MOST_BYTES_OF_ANNOTATIONS = 256 << 20;

/** The class list in a file that the user named. Throws a `ClassListError` that says what is wrong. */
export async function readClassList(file: string, files: Files = DISK_FILES): Promise<ClassList> {
  const reading = await readListFile(file, "file", files);
  if (!reading.ok) throw new ClassListError(reading.message);
  return reading.list;
}

/** The class list in a file, or why there is none. Never rejects. */
export async function readListFile(
  file: string,
  given: ClassListFile["given"],
  files: Files,
): Promise<ClassListReading> {
  try {
    const { size } = await files.stamp(file);
    const isJson = /\.json$/i.test(file);
    const most = given === "file" && isJson ? MOST_BYTES_OF_ANNOTATIONS : MOST_BYTES;
    if (size > most) {
      const advice = isJson ? "Keep its categories alone in a file, or choose another file." : "Choose another file.";
      return { ok: false, why: "form", message: `${file} is too large for a class list (${size} bytes). ${advice}` };
    }
    const bytes = await files.read(file);
    const text = bytes.length > MOST_BYTES ? await categoriesAlone(bytes) : new TextDecoder().decode(bytes);
    if (text === undefined)
      return {
        ok: false,
        why: "form",
        message: `${file} is too large for a class list (${size} bytes), and has no categories. Choose another file.`,
      };
    return parseClassList({ name: file, text, given });
  } catch (error) {
    return {
      ok: false,
      why: "damaged",
      message: `The class list ${file} cannot be read: ${messageOf(error)}`,
    };
  }
}
