import { useEffect, useState } from "preact/hooks";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { dialectFigure, dialectsOf, type DialectFigure } from "../../src/core/sentences/dialectWords";
import { useStore } from "../store/storeContext";

/** Figures come first: others are made once choices have rested for so long. */
const REST_MS = 300;

/** What was made for an evaluation, by metric and figure: a tab that comes back shows it at once. */
const MADE = new WeakMap<Evaluation, Map<string, readonly DialectFigure[]>>();

/** The figure to report as every library makes it, one after the other behind the figures; undefined until all are there. */
export function useDialects(): readonly DialectFigure[] | undefined {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const { reported: chosen } = store.view.value;
  const key = JSON.stringify([metric.id, chosen]);
  const known = MADE.get(evaluation)?.get(key);
  const isWanted = store.complete.value && !store.unmeasured.value && dialectsOf(metric).length > 0;
  const [, setMade] = useState<readonly DialectFigure[] | undefined>(undefined);
  useEffect(() => {
    if (!isWanted || known) return undefined;
    const figures: DialectFigure[] = [];
    const report = store.report.peek();
    const makeNext = (): void => {
      const dialect = dialectsOf(metric)[figures.length];
      if (dialect) {
        figures.push(dialectFigure(report, evaluation, { metric, chosen, dialect }));
        timer = setTimeout(makeNext);
        return;
      }
      const ofEvaluation = MADE.get(evaluation) ?? new Map<string, readonly DialectFigure[]>();
      MADE.set(evaluation, ofEvaluation.set(key, figures));
      setMade(figures);
    };
    let timer = setTimeout(makeNext, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [store, evaluation, metric, chosen, key, known, isWanted]);
  return isWanted ? known : undefined;
}
