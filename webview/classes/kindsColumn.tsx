import { classKinds } from "../../src/core/averages/kindAccount";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { className } from "../../src/core/reading/className";
import { kindSentence } from "../../src/core/sentences/kindWords";
import { KindsCell } from "../charts/kindsCell";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";

const { kinds: texts } = TEXTS;
const WIDTH = 150;

/** What the IoU of each class lacks, by kind of error; no column where that is not measured. */
export function kindsColumn(evaluation: Evaluation): readonly Column<ClassRow>[] {
  if (evaluation.measured?.kinds.state !== "measured") return [];
  return [
    {
      id: "kinds",
      group: texts.columnGroup,
      header: texts.column,
      description: texts.columnTitle,
      width: WIDTH + 24,
      align: "start",
      sortKey: ({ index }) => {
        const account = classKinds(evaluation, index);
        return account && 1 - account.iou;
      },
      text: ({ index }) => {
        const account = classKinds(evaluation, index);
        return account ? kindSentence(className(evaluation.table, index), account) : "";
      },
      cell: ({ index }) => (
        <KindsCell account={classKinds(evaluation, index)} name={className(evaluation.table, index)} width={WIDTH} />
      ),
    },
  ];
}
