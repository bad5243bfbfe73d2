import type { Label } from "../../src/core/labels/label";
import type { PageAct } from "../../src/protocol/panel";
import type { PageHost } from "../host/host";
import { imagesModel } from "../images/imagesModel";
import { openImage } from "../images/openImage";
import { openImagesOf } from "../images/openImagesOf";
import type { Store } from "../store/store";
import { TABS } from "../view/view";

/** Does what the user chose from a context menu, which VS Code shows and the host hears of. */
export function followActs(host: PageHost, store: Store): void {
  host.onMessage((message) => {
    if (message.type === "act") follow(message.act, store);
  });
}

function follow(act: PageAct, store: Store): void {
  switch (act.kind) {
    case "openViewer":
      openImage(store, act.image, imagesModel(store).classIndex.peek());
      return;
    case "openImages":
      openImagesOf(store, act.label);
      return;
    case "showTab": {
      const tab = TABS.find((id) => id === act.tab);
      if (tab) store.look({ tab, viewer: { ...store.view.peek().viewer, image: undefined } });
      return;
    }
    case "leaveOut":
      store.choose({ leftOut: [...others(store, act.label), act.label] });
      return;
    case "takeIn":
      store.choose({ leftOut: others(store, act.label) });
  }
}

function others(store: Store, label: Label): readonly Label[] {
  return store.choices.peek().leftOut.filter((leftOut) => leftOut !== label);
}
