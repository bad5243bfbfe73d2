import type { GatesOutcome } from "./decideGates";
import { clip, VERDICT_WORDS, worstFirst } from "./gateWords";

/** GitHub shows so many of a step. */
const MOST = 10;

/** Lines that GitHub Actions shows beside the file: one for each gate that did not pass, the last for those beyond the tenth. */
export function gateAnnotations({ gates }: Pick<GatesOutcome, "gates">, file: string): readonly string[] {
  const lines = worstFirst(gates)
    .filter(({ verdict }) => verdict !== "passed")
    .map(({ verdict, text, found }) => ({ title: `Gate ${VERDICT_WORDS[verdict]}`, message: `${text}: ${found}` }));
  const shown = lines.length > MOST ? lines.slice(0, MOST - 1) : lines;
  const rest = lines.length - shown.length;
  const all = rest > 0 ? [...shown, { title: "Gates", message: `${rest} more gates did not pass.` }] : shown;
  return all.map(
    ({ title, message }) => `::error file=${property(file)},title=${property(title)}::${data(clip(message))}`,
  );
}

/** Source: `escapeData` and `escapeProperty` of @actions/core. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
