import type { HostTwin } from "./hostTwin";
import type { OpenedReport } from "./openReport";

const PATIENCE_MS = 10_000;

/** The messages of a type once there is one: what the page posts behind a drawing comes frames after the click that led to it. */
export async function awaitPosted(opened: OpenedReport, type: string): Promise<HostTwin["posted"]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = (await opened.twin()).posted.filter((message) => message.type === type);
    if (found.length > 0 || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
