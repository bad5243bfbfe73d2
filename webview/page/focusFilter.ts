/** Ctrl+F goes to the filter of the tab in sight; where there is none, VS Code's own find has the key. */
export function focusFilterByKey(): void {
  window.addEventListener(
    "keydown",
    (event) => {
      const isFind =
        event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      const filter = isFind ? document.querySelector<HTMLInputElement>(".tab-panel [data-filter]") : null;
      if (!filter?.checkVisibility({ visibilityProperty: true })) return;
      event.preventDefault();
      // VS Code listens further out, and would open its own.
      event.stopPropagation();
      filter.focus();
      filter.select();
    },
    { capture: true },
  );
}
