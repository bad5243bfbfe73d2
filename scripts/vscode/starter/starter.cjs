// A second extension under development, for `npm start` alone: shows the sample report and the walkthrough beside it at once.
const { commands } = require("vscode");

const WALKTHROUGH = "mask-evaluation.mask-evaluation#start";

exports.activate = async () => {
  await commands.executeCommand("maskEvaluation.openSample");
  await commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH, true);
};
