import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useStore } from "../store/storeContext";
import type { TabId } from "../view/view";

const SETTLED_MS = 150;

export interface ScrollingPanelProps {
  readonly tab: TabId;
  readonly children: ComponentChildren;
}

/** The content of a tab that scrolls as a whole; it comes back where it was left. */
export function ScrollingPanel({ tab, children }: ScrollingPanelProps): VNode {
  const store = useStore();
  const element = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLayoutEffect(() => {
    if (element.current) element.current.scrollTop = store.view.peek().scroll[tab];
    return () => {
      clearTimeout(timer.current);
    };
  }, [store, tab]);
  const onScroll = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { scroll } = store.view.peek();
      store.look({ scroll: { ...scroll, [tab]: element.current?.scrollTop ?? 0 } });
    }, SETTLED_MS);
  };
  return (
    // Focusable, so that the keyboard scrolls it where nothing inside takes the focus.
    <div class={`scrolling ${tab}`} ref={element} tabIndex={0} onScroll={onScroll}>
      {children}
    </div>
  );
}
