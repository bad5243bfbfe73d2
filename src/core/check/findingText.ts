import type { Finding } from "../reading/finding";
import { formatFigure } from "../text/format";

/** A finding where no button stands beside it: what was seen, what its action would do, and the option that takes it. */
export function findingText(finding: Finding): string {
  return [finding.message, ...effectWords(finding), ...optionWords(finding)].join(" ");
}

/** `Mean IoU 0.071 as it is, 0.855 then.`; nothing where the action leaves it as it is, or nobody knows. */
export function effectWords({ effect }: Finding): readonly string[] {
  if (!effect || effect.now === effect.then) return [];
  return [`Mean IoU ${formatFigure(effect.now)} as it is, ${formatFigure(effect.then)} then.`];
}

function optionWords({ action }: Finding): readonly string[] {
  return action?.option === undefined ? [] : [`To do so: ${action.option}`];
}
