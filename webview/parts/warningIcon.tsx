import type { VNode } from "preact";

/** A triangle with an exclamation mark; words stand beside it. */
export function WarningIcon(): VNode {
  return (
    <svg class="icon warning" width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 1.8 15 14.2H1Z" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" />
      <path d="M8 6v4" stroke="currentColor" stroke-width="1.4" />
      <circle cx={8} cy={12} r={0.9} fill="currentColor" />
    </svg>
  );
}
