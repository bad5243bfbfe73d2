import type { Choices } from "./choices";
import type { FileChoices } from "./fileChoices";

/** What the reader of an array has to know of the choices. */
export interface ArrayReading extends Pick<FileChoices, "npzArray" | "channels" | "scores"> {
  /** As of `Choices`. */
  readonly threshold?: number;
}

/** The part of the choices that is about arrays; nothing that was not chosen. */
export function arrayReading({ files, threshold }: Pick<Choices, "files" | "threshold">): ArrayReading {
  const { npzArray, channels, scores } = files ?? {};
  return {
    ...(npzArray !== undefined && { npzArray }),
    ...(channels && { channels }),
    ...(scores && { scores }),
    ...(threshold !== undefined && { threshold }),
  };
}
