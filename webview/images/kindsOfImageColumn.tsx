import { kindAccount } from "../../src/core/averages/kindAccount";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { cellTally } from "../../src/core/counting/cells";
import type { ClassIndex } from "../../src/core/labels/indices";
import { className } from "../../src/core/reading/className";
import { kindSentence } from "../../src/core/sentences/kindWords";
import { KindsCell } from "../charts/kindsCell";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import type { ImageRow } from "./imageRow";

const { kinds: texts } = TEXTS;
const WIDTH = 130;

/** What the IoU of a class lacks in each image, by kind of error; no column where that is not measured. */
export function kindsOfImageColumn(evaluation: Evaluation, classIndex: ClassIndex): readonly Column<ImageRow>[] {
  if (evaluation.measured?.kinds.state !== "measured") return [];
  const name = className(evaluation.table, classIndex);
  const accountOf = ({ index }: ImageRow) => kindAccount(cellTally(evaluation.cells, index, classIndex));
  return [
    {
      id: "kinds",
      group: texts.columnGroup,
      header: texts.column,
      description: texts.imageColumnTitle,
      width: WIDTH + 24,
      align: "start",
      sortKey: (row) => {
        const account = accountOf(row);
        return account && 1 - account.iou;
      },
      text: (row) => {
        const account = accountOf(row);
        return account ? kindSentence(name, account) : "";
      },
      cell: (row) => <KindsCell account={accountOf(row)} name={name} width={WIDTH} />,
    },
  ];
}
