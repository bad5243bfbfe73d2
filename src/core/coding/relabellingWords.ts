import type { Relabelling } from "../classes/relabelling";

/** A step in words that follow the side: `predictions raised by 1`. */
export function relabellingWords(step: Relabelling): string {
  switch (step.kind) {
    case "shift":
      return step.by < 0 ? `lowered by ${-step.by}` : `raised by ${step.by}`;
    case "divide":
      return `divided by ${step.by} where they are instance ids`;
    case "greyColours":
      return "read as grey values";
    case "table":
      return `read by the table ${step.name}`;
  }
}
