import { useEffect, useRef, useState } from "preact/hooks";

/** How long a figure that changed is marked. */
const MARK_MS = 2000;

export interface Change {
  /** What the figure was before its last change, as shown; undefined if it never changed. */
  readonly before: string | undefined;
  /** True for two seconds after the change. */
  readonly marked: boolean;
}

interface Shown {
  readonly id: string;
  readonly text: string;
  readonly before: string | undefined;
}

/** Follows what one figure shows. Another figure in the same place (`id`) is not a change, nor is one that comes in while `following` is off. */
export function useChange(id: string, text: string, following: "follow" | "ignore"): Change {
  const shown = useRef<Shown>({ id, text, before: undefined });
  const [faded, setFaded] = useState<Shown | undefined>(undefined);
  const last = shown.current;
  if (last.id !== id || following === "ignore") {
    if (last.id !== id || last.text !== text) shown.current = { id, text, before: undefined };
  } else if (last.text !== text) {
    shown.current = { id, text, before: last.text };
  }
  const now = shown.current;

  useEffect(() => {
    if (now.before === undefined) return undefined;
    const timer = setTimeout(() => {
      setFaded(now);
    }, MARK_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [now]);

  return { before: now.before, marked: now.before !== undefined && faded !== now };
}
