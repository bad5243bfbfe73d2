import { COMPARISON_FORMS } from "../src/core/compare/comparisonForms";
import { EXPORTS } from "../src/core/exports/exports";
import { PYTHON_LIBRARIES, pythonSnippet } from "../src/core/python/pythonSnippet";
import type { Writing } from "../src/protocol/panel";
import type { PageHost } from "./host";
import type { Store } from "./store";

/** Writes figures out under the choices on screen whenever the host asks for them. */
export function answerWriting(host: PageHost, store: Store): void {
  host.onMessage((message) => {
    if (message.type !== "write") return;
    void written(store, message.writing).then((text) => {
      host.post({ type: "written", request: message.request, text: text ?? "" });
    });
  });
}

/** Undefined where there is no such form, or the library has no equal call. */
async function written(store: Store, writing: Writing): Promise<string | undefined> {
  if (writing.kind === "comparison") {
    const comparison = await store.comparing.whenDrawn();
    return comparison && COMPARISON_FORMS.find(({ id }) => id === writing.form)?.write(comparison);
  }
  const evaluation = store.evaluation.value;
  const report = { ...store.report.value, choices: store.choices.value };
  if (writing.kind === "export") return EXPORTS.find(({ id }) => id === writing.exporter)?.write(evaluation, report);
  const library = PYTHON_LIBRARIES.find(({ id }) => id === writing.library);
  return library && pythonSnippet(evaluation, report, { metric: store.metric.value, average: "macro", library });
}
