import type { VNode } from "preact";
import { Tabs } from "../parts/tabs";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { TABS } from "../view/view";

/** The tabs of a report. */
export function TabList(): VNode {
  const store = useStore();
  return (
    <Tabs
      label={TEXTS.tabsLabel}
      tabs={TABS}
      names={TEXTS.tabs}
      current={store.view.value.tab}
      onChoose={(tab) => {
        store.look({ tab });
      }}
    />
  );
}
