import type { Intervals } from "../../src/core/intervals/bootstrap";
import { bootstrapInput, type BootstrapInput } from "../../src/core/intervals/bootstrapInput";
import { COMPARISON_FORMS } from "../../src/core/compare/comparisonForms";
import { needsIntervals } from "../../src/core/exports/exporter";
import { EXPORTS } from "../../src/core/exports/exports";
import { groupsOf } from "../../src/core/intervals/imageGroups";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../src/core/python/pythonSnippet";
import type { Writing } from "../../src/protocol/panel";
import { shownColumns } from "../../src/core/classesTable/shownColumns";
import { drawIntervals } from "../drawing/drawIntervals";
import type { PageHost } from "../host/host";
import type { Store } from "../store/store";

/** Writes figures out under the choices on screen whenever the host asks for them. */
export function answerWriting(host: PageHost, store: Store): void {
  host.onMessage((message) => {
    if (message.type !== "write") return;
    void send(host, message.request, textOf(store, message.writing));
  });
}

/** In characters: so much is posted at once, and the page draws between two of them. */
const POSTED_AT_ONCE = 1 << 22;

async function send(host: PageHost, request: number, pieces: Promise<Iterable<string> | undefined>): Promise<void> {
  let text = "";
  for (const piece of (await pieces) ?? []) {
    text += piece;
    if (text.length < POSTED_AT_ONCE) continue;
    host.post({ type: "written", request, text, more: true });
    text = "";
    await new Promise((resolve) => setTimeout(resolve));
  }
  host.post({ type: "written", request, text });
}

/** Undefined where there is no such form, or the library has no equal call. */
async function textOf(store: Store, writing: Writing): Promise<Iterable<string> | undefined> {
  switch (writing.kind) {
    case "comparison": {
      const comparison = await store.comparing.whenDrawn();
      const form = COMPARISON_FORMS.find(({ id }) => id === writing.form);
      return comparison && form && [form.write(comparison)];
    }
    case "export":
      return exported(store, writing.exporter);
    case "python": {
      const library = PYTHON_LIBRARIES.find(({ id }) => id === writing.library);
      const report = { ...store.report.value, choices: store.choices.value };
      const script =
        library &&
        pythonSnippet(store.evaluation.value, report, { metric: store.metric.value, average: "macro", library });
      return script === undefined ? undefined : [script];
    }
  }
}

/** What is on screen is read at once: drawing takes a moment, in which the user may choose anew. */
async function exported(store: Store, id: string): Promise<Iterable<string> | undefined> {
  const exporter = EXPORTS.find((row) => row.id === id);
  if (!exporter) return undefined;
  const evaluation = store.evaluation.value;
  const report = { ...store.report.value, choices: store.choices.value };
  const [metric, metrics, view] = [store.metric.value, store.metrics.value, store.view.value];
  const columns = shownColumns(metrics, metric, view);
  const intervals = needsIntervals(exporter, columns)
    ? await drawn(bootstrapInput(evaluation, metric, groupsOf(evaluation)))
    : undefined;
  return exporter.pieces(evaluation, report, {
    metric,
    average: view.average,
    classColumns: columns,
    ...(intervals && { intervals }),
  });
}

function drawn(input: BootstrapInput): Promise<Intervals> {
  return new Promise((resolve) => drawIntervals(input, resolve));
}
