import type { Relabelling } from "../document/relabelling";

/** A step in words that follow the side: `predictions raised by 1`. */
export function relabellingWords(step: Relabelling): string {
  switch (step.kind) {
    case "shift":
      return step.by < 0 ? `lowered by ${-step.by}` : `raised by ${step.by}`;
    case "divide":
      return step.all === true ? `divided by ${step.by}` : `divided by ${step.by} where they are instance ids`;
    case "foreground":
      return `read as foreground: every label above 0${step.keep && step.keep.length > 0 ? ` but ${step.keep.join(", ")}` : ""} is class 1`;
    case "reduceZero":
      return "lowered by 1 with label 0 ignored (reduce_zero_label)";
    case "greyColours":
      return "read as grey values";
    case "threshold":
      return `read as class 1 from the value ${step.from} on`;
    case "adeColours":
      return "read as the classes of ADE20K's colours (R / 10 x 256 + G)";
    case "segmentIds":
      return "read as the numbers of their colours (R + 256 G + 65536 B)";
    case "table":
      return `read by the table ${step.name}`;
  }
}
