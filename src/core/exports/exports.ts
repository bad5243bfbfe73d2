import { AVERAGES_CSV } from "./averagesCsv";
import { CLASSES_CSV } from "./classesCsv";
import { CONFUSION_CSV } from "./confusionCsv";
import { COUNTS_CSV } from "./countsCsv";
import { EVALUATION_JSON } from "./evaluationJson";
import type { Exporter } from "./exporter";
import { HTML } from "./html";
import { IMAGES_CSV } from "./imagesCsv";
import { LATEX } from "./latex";
import { MARKDOWN } from "./markdown";
import { NNUNET_SUMMARY } from "./nnunetSummary";
import { OBJECTS_CSV } from "./objectsCsv";
import { PYTHON } from "./python";
import { SENTENCE } from "./sentence";
import { TEXT_TABLE } from "./textTable";
import { THRESHOLDS_CSV } from "./thresholdsCsv";

/** Every way to write an evaluation out, in the order of the menus. A new one is a new row. */
export const EXPORTS: readonly Exporter[] = [
  TEXT_TABLE,
  EVALUATION_JSON,
  CLASSES_CSV,
  IMAGES_CSV,
  AVERAGES_CSV,
  COUNTS_CSV,
  CONFUSION_CSV,
  THRESHOLDS_CSV,
  OBJECTS_CSV,
  MARKDOWN,
  LATEX,
  HTML,
  NNUNET_SUMMARY,
  SENTENCE,
  PYTHON,
];
