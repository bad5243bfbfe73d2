import { OTHER, UNLISTED } from "../labels/indices";
import type { ClassTable } from "../reading/classTable";
import { NO_CLASS } from "../reading/labelRegions";

/**
 * Tables of classes that do not overlap, by which shapes can be measured: the table itself, or one for each region, whose pixels are
 * its only class and all others of none.
 */
export function regionLayers(table: ClassTable): readonly ClassTable[] {
  const { regions } = table;
  if (!regions) return [table];
  return table.classes.flatMap((info, region) =>
    region === regions.outside
      ? []
      : {
          classes: [info],
          ignore: table.ignore,
          targetClass: (raw) => {
            const members = regions.target(raw);
            return typeof members === "number" ? members : members.includes(region) ? 0 : UNLISTED;
          },
          predictionClass: (raw) => {
            const members = regions.prediction(raw);
            return members !== NO_CLASS && members.includes(region) ? 0 : OTHER;
          },
        },
  );
}
