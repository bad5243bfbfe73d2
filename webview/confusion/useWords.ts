import { useRef, useState } from "preact/hooks";
import type { TellWords } from "./confusionCell";

/** The cell in hand, in words. A cell that comes to lie under a pointer that rests, as where a click opens the viewer, is not in hand. */
export function useWords(): { readonly words: string; readonly tell: TellWords } {
  const [words, setWords] = useState("");
  const last = useRef<string | undefined>(undefined);
  const tell: TellWords = (told, pointer) => {
    const place = pointer && `${pointer.clientX} ${pointer.clientY}`;
    const isResting = pointer?.type === "mousemove" && place === last.current;
    if (place !== undefined) last.current = place;
    if (!isResting) setWords(told);
  };
  return { words, tell };
}
