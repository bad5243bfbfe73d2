import { computed } from "@preact/signals";
import { render } from "preact";
import { itemWords } from "../src/core/text/itemWords";
import { followActs } from "./page/acts";
import { App } from "./page/app";
import { focusFilterByKey } from "./page/focusFilter";
import { speakOfItems } from "./store/speakOfItems";
import { createStore } from "./store/store";
import { StoreProvider } from "./store/storeContext";
import "./styles/page.css";
import { expectPixels } from "./viewer/expectPixels";
import { vscodeHost } from "./host/vscodeHost";

const host = vscodeHost();
const store = createStore(host);
followActs(host, store);
expectPixels(store);
speakOfItems(computed(() => itemWords(store.report.value.images)));
focusFilterByKey();
const root = document.createElement("div");
root.id = "root";
document.body.append(root);
render(
  <StoreProvider value={store}>
    <App />
  </StoreProvider>,
  root,
);
host.post({ type: "ready" });
