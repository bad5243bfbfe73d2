import type { VNode } from "preact";
import { KIND_PARTS, type KindAccount } from "../../src/core/averages/kindAccount";

export interface KindBarProps {
  readonly account: KindAccount;
  readonly width: number;
}

const HEIGHT = 12;

/** What an IoU lacks, by kind, as one bar from 0 to 1: right pixels first, then the kinds in their order. Figures stand beside it. */
export function KindBar({ account, width }: KindBarProps): VNode {
  const starts = KIND_PARTS.map((_, index) =>
    KIND_PARTS.slice(0, index).reduce((sum, part) => sum + account[part], account.iou),
  );
  return (
    <svg
      class="kind-bar"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="right" width={account.iou * width} height={HEIGHT} />
      {KIND_PARTS.map((part, index) => (
        <rect
          key={part}
          class={`kind ${part}`}
          x={(starts[index] ?? 0) * width}
          width={account[part] * width}
          height={HEIGHT}
        />
      ))}
    </svg>
  );
}
