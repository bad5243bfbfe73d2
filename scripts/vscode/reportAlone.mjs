/** Settings under which a window shows a report alone: without the bars around it. */
export const REPORT_ALONE = {
  "window.commandCenter": false,
  "window.title": "${activeEditorShort}",
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.statusBar.visible": false,
};
