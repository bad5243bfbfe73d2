import type { ComponentChildren, VNode } from "preact";
import { KIND_PARTS, type KindAccount, type KindPart } from "../../src/core/averages/kindAccount";
import { FigureValue } from "../figures/figureValue";
import { formatDifference } from "../texts/format";
import { TEXTS } from "../texts/texts";

const { kinds: texts } = TEXTS;
const WIDTH = 260;
const HEIGHT = 22;

export interface KindWaterfallProps {
  readonly account: KindAccount;
  /** Whose it is. */
  readonly of: string;
  /** Stands behind a step: what it means, and where it leads. */
  readonly behind: (part: KindPart) => ComponentChildren;
}

/** From 1 down to an IoU, a step a kind of error. */
export function KindWaterfall({ account, of, behind }: KindWaterfallProps): VNode {
  const ends = KIND_PARTS.map((_, index) =>
    KIND_PARTS.slice(0, index + 1).reduce((left, part) => left - account[part], 1),
  );
  return (
    <ol class="waterfall kinds" data-testid="kinds-waterfall">
      <Mark name={texts.allRight} value={1}>
        <span class="figure">1.000</span>
      </Mark>
      {KIND_PARTS.map((part, index) => (
        <li key={part} class="step" data-kind={part}>
          <span class="name">
            <span class={`kind-swatch ${part}`} aria-hidden="true" />
            {texts.parts[part]}
          </span>
          <Plot>
            <line class="from" x1={x(ends[index - 1] ?? 1)} x2={x(ends[index - 1] ?? 1)} y1={0} y2={HEIGHT} />
            <rect
              class={`kind ${part}`}
              x={x(ends[index] ?? 0)}
              y={5}
              width={WIDTH * account[part]}
              height={HEIGHT - 10}
            />
          </Plot>
          <FigureValue
            id={`kinds.${part}`}
            of={of}
            value={account[part] === 0 ? 0 : -account[part]}
            reason={undefined}
            format={formatDifference}
          />
          <div class="words">{behind(part)}</div>
        </li>
      ))}
      <Mark name={texts.iou} value={account.iou}>
        <FigureValue id="kinds.iou" of={of} value={account.iou} reason={undefined} />
      </Mark>
    </ol>
  );
}

function x(value: number): number {
  return value * WIDTH;
}

function Plot({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {children}
    </svg>
  );
}

interface MarkProps {
  readonly name: string;
  readonly value: number;
  readonly children: ComponentChildren;
}

/** A figure between steps. */
function Mark({ name, value, children }: MarkProps): VNode {
  return (
    <li class="step total">
      <span class="name">{name}</span>
      <Plot>
        <line class="mark" x1={x(value)} x2={x(value)} y1={2} y2={HEIGHT - 2} />
      </Plot>
      {children}
    </li>
  );
}
