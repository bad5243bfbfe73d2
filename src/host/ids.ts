/** Every id that the manifest and the code share; a test holds them against package.json. */
export const COMMANDS = {
  evaluate: "maskEvaluation.evaluate",
  evaluateFolder: "maskEvaluation.evaluateFolder",
  selectTarget: "maskEvaluation.selectTarget",
  evaluateAgainstTarget: "maskEvaluation.evaluateAgainstTarget",
  evaluateSelected: "maskEvaluation.evaluateSelected",
  evaluateAgain: "maskEvaluation.evaluateAgain",
  cancel: "maskEvaluation.cancel",
  compare: "maskEvaluation.compare",
  compareReports: "maskEvaluation.compareReports",
  rankRuns: "maskEvaluation.rankRuns",
  rankReports: "maskEvaluation.rankReports",
  rankFolders: "maskEvaluation.rankFolders",
  showTab: "maskEvaluation.showTab",
  openReport: "maskEvaluation.openReport",
  saveReport: "maskEvaluation.saveReport",
  saveReportAs: "maskEvaluation.saveReportAs",
  exportReport: "maskEvaluation.exportReport",
  copyAsPython: "maskEvaluation.copyAsPython",
  writeGates: "maskEvaluation.writeGates",
  openSample: "maskEvaluation.openSample",
  showLog: "maskEvaluation.showLog",
  showInViewer: "maskEvaluation.showInViewer",
  openTarget: "maskEvaluation.openTarget",
  openPrediction: "maskEvaluation.openPrediction",
  revealTarget: "maskEvaluation.revealTarget",
  revealPrediction: "maskEvaluation.revealPrediction",
  copyImageName: "maskEvaluation.copyImageName",
  showImagesOfClass: "maskEvaluation.showImagesOfClass",
  leaveOutClass: "maskEvaluation.leaveOutClass",
  takeInClass: "maskEvaluation.takeInClass",
} as const;

export const VIEW_TYPE = "maskEvaluation.report";

/** Of the editor of saved reports. */
export const EDITOR_VIEW_TYPE = "maskEvaluation.reportEditor";

export const REPORT_EXTENSION = ".maskeval.json";

/** Of rankings that are in no file. */
export const RANKING_VIEW_TYPE = "maskEvaluation.ranking";

/** Of the editor of saved rankings. */
export const RANKING_EDITOR_VIEW_TYPE = "maskEvaluation.rankingEditor";

export const RANKING_EXTENSION = ".maskrank.json";

/** Of the editor of reports in tables. */
export const TABLES_EDITOR_VIEW_TYPE = "maskEvaluation.tablesEditor";

export const CONTEXT_KEYS = {
  /** A target folder is selected in the Explorer. */
  targetSelected: "maskEvaluation.targetSelected",
  /** There is a report that a command would act on. */
  reportShown: "maskEvaluation.reportShown",
  /** At least one evaluation is under way. */
  running: "maskEvaluation.running",
  /** The pixels of an image were looked at, which ends a step of the walkthrough. */
  viewerUsed: "maskEvaluation.viewerUsed",
} as const;

/** For language models. */
export const TOOLS = {
  evaluateFolders: "mask_evaluation_evaluate_folders",
  readReport: "mask_evaluation_read_report",
  explainDifference: "mask_evaluation_explain_difference",
} as const;

export const CONFIGURATION = "maskEvaluation";

export const SETTINGS = {
  metric: "metric",
  average: "average",
  undefined: "undefined",
  presence: "presence",
  classList: "classList",
  colourTable: "colourTable",
  ignoreLabels: "ignoreLabels",
  leaveOut: "leaveOut",
  beta: "beta",
  threshold: "threshold",
  measure: "measure",
  band: "band",
  connectivity: "connectivity",
  objects: "objects",
  spacing: "spacing",
  dialect: "dialect",
  tau: "tau",
  percentile: "percentile",
  missingPredictions: "missingPredictions",
  pairingAffixes: "pairingAffixes",
  severalMasks: "severalMasks",
  npzArray: "npzArray",
  channels: "channels",
  scores: "scores",
  threads: "threads",
  maxPixels: "maxPixels",
  memory: "memory",
} as const;
