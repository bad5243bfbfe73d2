import { render } from "preact";
import { followActs } from "./acts";
import { App } from "./app";
import { focusFilterByKey } from "./focusFilter";
import { createStore } from "./store";
import { StoreProvider } from "./storeContext";
import "./styles/page.css";
import { expectPixels } from "./viewer/expectPixels";
import { vscodeHost } from "./vscodeHost";
import { answerWriting } from "./writing";

const host = vscodeHost();
const store = createStore(host);
answerWriting(host, store);
followActs(host, store);
expectPixels(store);
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
