import type { Choices } from "./choices";
import type { FileChoices } from "./fileChoices";

/** What the reader of an array, or of a volume, has to know of the choices. */
export interface ArrayReading extends Pick<FileChoices, "npzArray" | "channels" | "scores" | "orientation"> {
  /** As of `Choices`. */
  readonly threshold?: number;
}

/** The part of the choices that is about arrays and volumes; nothing that was not chosen. */
export function arrayReading({ files, threshold }: Pick<Choices, "files" | "threshold">): ArrayReading {
  const { npzArray, channels, scores, orientation } = files ?? {};
  return {
    ...(npzArray !== undefined && { npzArray }),
    ...(channels && { channels }),
    ...(scores && { scores }),
    ...(orientation && { orientation }),
    ...(threshold !== undefined && { threshold }),
  };
}
