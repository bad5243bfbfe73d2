// What dist/webview.js is in the page of a report in tables. The thread reads, the page draws.
import { computed } from "@preact/signals";
import { render } from "preact";
import { asSent } from "../../src/core/rank/sentFigures";
import { CASES, itemWords } from "../../src/core/text/itemWords";
import type { TablesHostMessage, TablesPageMessage } from "../../src/protocol/tables";
import { webviewApi } from "../host/webviewApi";
import { speakOfItems } from "../store/speakOfItems";
import { createTablesModel } from "./tablesModel";
import { TablesPage } from "./tablesPage";

const host = webviewApi<TablesHostMessage, TablesPageMessage>({
  tables: true,
  "tables-progress": true,
  "table-images": true,
  "tables-refused": true,
});
const model = createTablesModel(host.post);
host.onMessage((message) => {
  model.receive(asSent(message));
});
speakOfItems(
  computed(() => {
    const state = model.state.value;
    return state.phase === "shown" && state.shown.item === "case" ? CASES : itemWords([]);
  }),
);
const root = document.createElement("div");
root.id = "root";
document.body.append(root);
render(<TablesPage model={model} />, root);
host.post({ type: "ready" });
