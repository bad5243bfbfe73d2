import type { TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";

/** Rows from 1, both within; `from` is where it began. */
interface Selection {
  readonly from: number;
  readonly to: number;
}

export interface RowSelection {
  /** Whether the row of this place, from 1, is selected. */
  readonly has: (index: number) => boolean;
  /** Places of the selected rows, else of the row that has the focus. */
  readonly places: (focused: number) => readonly number[];
  /** Follows the keys that select: Shift with an arrow, Ctrl+A; others that move let the selection go. */
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>, focused: number) => void;
  readonly clear: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** The rows that are selected in a table of `rows` rows. */
export function useRowSelection(rows: number): RowSelection {
  const [selection, setSelection] = useState<Selection | undefined>(undefined);
  const clear = (): void => {
    setSelection(undefined);
  };
  const bounds = selection && [Math.min(selection.from, selection.to), Math.max(selection.from, selection.to)];
  const has = (index: number): boolean =>
    bounds !== undefined && index >= (bounds[0] ?? 0) && index <= Math.min(rows, bounds[1] ?? 0);
  return {
    has,
    places: (focused) => {
      const all = Array.from({ length: rows }, (_, row) => row + 1).filter(has);
      return all.length > 0 ? all : focused > 0 ? [focused] : [];
    },
    onKeyDown: (event, focused) => {
      const { key, shiftKey, ctrlKey, metaKey } = event;
      if ((ctrlKey || metaKey) && key.toLowerCase() === "a") {
        event.preventDefault();
        setSelection({ from: 1, to: rows });
        return;
      }
      const step = STEPS[key];
      if (step === undefined || focused < 1) return;
      if (!shiftKey) clear();
      else setSelection({ from: selection?.from ?? focused, to: Math.min(rows, Math.max(1, focused + step)) });
    },
    clear,
  };
}
