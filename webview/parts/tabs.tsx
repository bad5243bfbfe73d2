import type { TargetedKeyboardEvent, VNode } from "preact";

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Id[];
  readonly names: Readonly<Record<Id, string>>;
  readonly current: Id;
  readonly onChoose: (tab: Id) => void;
}

/** The tabs of a page: one tab stop, arrows move (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). What they show is `#tab-panel`. */
export function Tabs<Id extends string>({ label, tabs, names, current, onChoose }: TabsProps<Id>): VNode {
  const steps: Readonly<Record<string, (index: number) => number>> = {
    ArrowLeft: (index) => index - 1,
    ArrowRight: (index) => index + 1,
    Home: () => 0,
    End: () => tabs.length - 1,
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const tab = tabs[(step(tabs.indexOf(current)) + tabs.length) % tabs.length] ?? current;
    onChoose(tab);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          data-testid={`tab-${tab}`}
          aria-selected={tab === current}
          aria-controls="tab-panel"
          tabIndex={tab === current ? 0 : -1}
          onClick={() => {
            onChoose(tab);
          }}
        >
          {names[tab]}
        </button>
      ))}
    </div>
  );
}
