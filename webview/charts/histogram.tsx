import type { TargetedKeyboardEvent, VNode } from "preact";
import { useState } from "preact/hooks";
import { figureOnScreen } from "../texts/format";
import { TEXTS } from "../texts/texts";
import type { HistogramBin } from "../../src/core/numbers/histogramBins";

const { histogram: texts } = TEXTS;

export interface HistogramProps {
  readonly bins: readonly HistogramBin[];
  /** What the values are of: `IoU`. */
  readonly name: string;
  readonly onChoose: (bin: HistogramBin) => void;
  /** The bins from and to which are chosen at present. */
  readonly isChosen?: (bin: HistogramBin) => boolean;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** How many images lie where, a button a bar: one tab stop, arrows move from bar to bar. */
export function Histogram({ bins, name, onChoose, isChosen }: HistogramProps): VNode {
  const [active, setActive] = useState<number | undefined>(undefined);
  const filled = bins.flatMap(({ values }, index) => (values > 0 ? [index] : []));
  const current = active !== undefined && filled.includes(active) ? active : filled[0];
  const most = Math.max(1, ...bins.map(({ values }) => values));
  const total = bins.reduce((sum, { values }) => sum + values, 0);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : filled[filled.indexOf(current ?? 0) + step];
    if (step === undefined) return;
    event.preventDefault();
    if (next === undefined) return;
    setActive(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-bin="${next}"]`)?.focus();
  };
  return (
    <div class="histogram">
      <div class="bins" role="group" aria-label={texts.label(name, total)} onKeyDown={onKeyDown}>
        {bins.map((bin, index) => {
          const height = `${(bin.values / most) * 100}%`;
          if (bin.values === 0) return <span key={index} class="bin" />;
          const words = texts.bin(bin.values, figureOnScreen(bin.from), figureOnScreen(bin.to));
          return (
            <button
              key={index}
              type="button"
              class={`bin bare${isChosen?.(bin) === true ? " chosen" : ""}`}
              data-bin={index}
              data-values={bin.values}
              title={words}
              aria-label={words}
              tabIndex={index === current ? 0 : -1}
              onFocus={() => {
                setActive(index);
              }}
              onClick={() => {
                onChoose(bin);
              }}
            >
              <span class="fill" style={{ height }} />
            </button>
          );
        })}
      </div>
      <p class="axis" aria-hidden="true">
        <span>{figureOnScreen(bins[0]?.from)}</span>
        <span>{figureOnScreen(bins.at(-1)?.to)}</span>
      </p>
    </div>
  );
}
