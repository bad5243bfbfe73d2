import type { ComponentChildren, VNode } from "preact";

export interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** 0 where it is not known yet. */
  readonly total: number;
  /** How far it is, in words. */
  readonly words: string;
  readonly testId: string;
  /** The line below the bar. */
  readonly children: ComponentChildren;
}

/** How far something is that takes a while, as a bar and in words. */
export function ProgressBar({ label, done, total, words, testId, children }: ProgressBarProps): VNode {
  const found = total > 0;
  return (
    <div class="run" data-testid={testId}>
      <div
        class={`progress${found ? "" : " listing"}`}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={found ? total : undefined}
        aria-valuenow={found ? done : undefined}
        aria-valuetext={words}
      >
        <div class="done" style={{ width: found ? `${(done / total) * 100}%` : "" }} />
      </div>
      <p class="run-line">{children}</p>
    </div>
  );
}
