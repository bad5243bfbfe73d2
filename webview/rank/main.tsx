// A separate program (dist/rankings.js): the page of a ranking. The host ranks, the page draws.
import { signal } from "@preact/signals";
import { render } from "preact";
import type { RankHostMessage, RankPageMessage } from "../../src/protocol/ranking";
import { webviewApi } from "../host/webviewApi";
import { RankPage, type RankState, type ShownRanking } from "./rankPage";

const host = webviewApi<RankHostMessage, RankPageMessage>({
  ranking: true,
  "ranking-under-way": true,
  "ranking-refused": true,
});
const state = signal<RankState>({ phase: "under way", by: undefined, last: undefined });
host.onMessage((message) => {
  switch (message.type) {
    case "ranking":
      state.value = { phase: "ranked", shown: { ranking: message.ranking, metrics: message.metrics } };
      return;
    case "ranking-under-way":
      host.setState(message.kept);
      state.value = { phase: "under way", by: message.by, last: lastOf(state.peek()) };
      return;
    case "ranking-refused":
      state.value = { phase: "refused", message: message.message };
  }
});

function lastOf(now: RankState): ShownRanking | undefined {
  return now.phase === "ranked" ? now.shown : now.phase === "under way" ? now.last : undefined;
}

const root = document.createElement("div");
root.id = "root";
document.body.append(root);
render(<RankPage state={state} post={host.post} />, root);
host.post({ type: "ready" });
