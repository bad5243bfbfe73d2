// What dist/webview.js is in the page of a ranking. The host ranks, the page draws.
import { computed } from "@preact/signals";
import { render } from "preact";
import { asSent } from "../../src/core/rank/sentFigures";
import { CASES, itemWords } from "../../src/core/text/itemWords";
import type { RankHostMessage, RankPageMessage } from "../../src/protocol/ranking";
import { speakOfItems } from "../store/speakOfItems";
import { webviewApi } from "../host/webviewApi";
import { createRankModel } from "./rankModel";
import { RankPage } from "./rankPage";

const host = webviewApi<RankHostMessage, RankPageMessage>({
  ranking: true,
  "ranking-under-way": true,
  "ranking-refused": true,
  "class-ranking": true,
  "class-refused": true,
  "image-of-runs": true,
  "run-pixels": true,
  "run-photograph": true,
});
const model = createRankModel(host.post, host.setState);
host.onMessage((message) => {
  model.receive(asSent(message));
});

// Of the ranking that is shown, or was last.
const areCases = computed(() => {
  const state = model.state.value;
  const shown = state.phase === "ranked" ? state.shown : state.phase === "under way" ? state.last : undefined;
  return shown?.ranking.areCases === true;
});
speakOfItems(computed(() => (areCases.value ? CASES : itemWords([]))));
const root = document.createElement("div");
root.id = "root";
document.body.append(root);
render(<RankPage model={model} />, root);
host.post({ type: "ready" });
