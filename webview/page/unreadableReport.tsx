import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

/** A file that is not a report: the host's sentence says why and what to do. */
export function UnreadableReport({ message }: { readonly message: string }): VNode {
  const store = useStore();
  return (
    <main class="empty failed" data-testid="failed">
      <h1>{TEXTS.run.unreadable}</h1>
      <p>{message}</p>
      <p>{store.report.value.folders.target}</p>
    </main>
  );
}
