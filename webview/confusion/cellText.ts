import type { ConfusionMode } from "../view/confusionView";
import { shortCount } from "./shortCount";

/** Nothing is drawn for no pixel: an empty cell and one that rounds to 0 are not the same. */
export function cellText(mode: ConfusionMode, pixels: number, share: number | undefined): string {
  if (pixels === 0) return "";
  if (mode === "counts") return shortCount(pixels);
  if (share === undefined) return "";
  return share < 0.0005 ? "<.1" : (share * 100).toFixed(1);
}

/** The name of a cell for assistive technology: its words, and what is written in it where these do not say it. */
export function cellName(words: string, text: string): string {
  return words.includes(text) ? words : `${text}: ${words}`;
}
