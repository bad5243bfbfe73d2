import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import { AVERAGES } from "../../src/core/averages/averages";
import { REPORTED } from "../../src/core/sentences/reportedFigure";
import type { ReportView } from "../../src/core/document/report";
import type { ShownOnPage } from "../../src/protocol/panel";
import { VIEW, type View } from "../view/view";

/** What of the view is kept with the report itself: the figure that is shown, and the stars. */
function keptView({ metric, average, reported, viewer }: View): ReportView {
  return { metric, average, ...(reported && { reported }), starred: viewer.starred };
}

/** The view as the report says, as far as it says anything. */
export function withKeptView(view: View, { metric, average, reported, starred }: ReportView = {}): View {
  return {
    ...view,
    metric: metric ?? view.metric,
    average: AVERAGES.find(({ id }) => id === average)?.id ?? view.average,
    reported: REPORTED.find((id) => id === reported) ?? view.reported,
    viewer: { ...view.viewer, starred: starred ?? view.viewer.starred },
  };
}

/** Tells the host which columns and which comparison are shown, once they are not as at first and whenever that changes: exports follow. */
export function followShown(view: ReadonlySignal<View>, tell: (shown: ShownOnPage) => void): void {
  let told = JSON.stringify(viewOnPage(VIEW.initial));
  effect(() => {
    const shown = viewOnPage(view.value);
    const text = JSON.stringify(shown);
    if (text === told) return;
    told = text;
    tell(shown);
  });
}

function viewOnPage({ classesColumns, hiddenColumns, reported, compare: { order, under } }: View): ShownOnPage {
  return { classesColumns, hiddenColumns, comparison: { order, under }, ...(reported && { reported }) };
}

/** Tells the host what the user looks at whenever that changes. Gives the function to call with each view that comes from the host. */
export function followView(view: Signal<View>, tell: (view: ReportView) => void): (view: View) => void {
  let known = "";
  effect(() => {
    const kept = keptView(view.value);
    const text = JSON.stringify(kept);
    if (known === "" || text === known) return;
    known = text;
    tell(kept);
  });
  return (taken) => {
    known = JSON.stringify(keptView(taken));
    view.value = taken;
  };
}
