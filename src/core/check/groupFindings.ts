import { likelyGroups } from "../intervals/likelyGroups";
import { formatCount } from "../text/format";
import type { CheckedData } from "./checkedData";
import { choiceOption } from "./choiceOption";
import type { Finding } from "../reading/finding";

/** Images whose names look as if several belonged together: then they are less evidence than their number. */
export function groupFindings({ images, choices }: Pick<CheckedData, "images" | "choices">): readonly Finding[] {
  if (choices.groups) return [];
  const likely = likelyGroups(images.map(({ name }) => name));
  if (!likely) return [];
  const { grouping, groups } = likely;
  const option = choiceOption({ groups: grouping });
  return [
    {
      id: "groups",
      severity: "info",
      message:
        `${formatCount(images.length)} images lie in ${formatCount(groups)} ${grouping.kind === "folder" ? "folders" : "groups by the beginnings of their names"}. ` +
        "If those of one are slices of a patient, frames of a video or tiles of a map, draw and test whole groups: single images make intervals too narrow and find differences that are none.",
      numbers: { images: images.length, groups },
      action: { label: "Draw groups", apply: { groups: grouping }, ...(option !== undefined && { option }) },
      standsWithFigures: false,
    },
  ];
}
