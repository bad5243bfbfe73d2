import type { TargetedKeyboardEvent, VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { TABS, type TabId } from "../view/view";

const STEPS: Readonly<Record<string, (index: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: () => TABS.length - 1,
};

/** The tabs of the page: one tab stop, arrows move (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
export function TabList(): VNode {
  const store = useStore();
  const current = store.view.value.tab;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const tab = TABS[(step(TABS.indexOf(current)) + TABS.length) % TABS.length] ?? current;
    store.look({ tab });
    event.currentTarget.querySelector<HTMLElement>(`#${tabElementId(tab)}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={TEXTS.tabsLabel} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabElementId(tab)}
          data-testid={`tab-${tab}`}
          aria-selected={tab === current}
          aria-controls="tab-panel"
          tabIndex={tab === current ? 0 : -1}
          onClick={() => {
            store.look({ tab });
          }}
        >
          {TEXTS.tabs[tab]}
        </button>
      ))}
    </div>
  );
}

function tabElementId(tab: TabId): string {
  return `tab-${tab}`;
}
