import type { ClassIndex } from "../labels/indices";
import type { ClassTable } from "./classTable";

/** The name of a class in a sentence; a class known by its label alone is `class 7`. */
export function className({ classes }: Pick<ClassTable, "classes">, classIndex: ClassIndex): string {
  const info = classes[classIndex];
  if (!info) return `class number ${classIndex}`;
  return info.name === "" || info.name === String(info.label) ? `class ${info.label}` : info.name;
}
