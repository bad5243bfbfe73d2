import { figureOnScreen } from "../texts/format";
import type { Store } from "./store";
import { unmeasuredSentence } from "../texts/shapesTexts";
import { TEXTS } from "../texts/texts";

/** The two figures that stand for all others in words: they are too many to be read out. */
export type Headline = readonly [global: string, samplewise: string];

export function headlineFigures(store: Pick<Store, "metric" | "figures">): Headline {
  const averages = store.figures(store.metric.peek()).averages.peek();
  return [figureOnScreen(averages.macro.value), figureOnScreen(averages["macro-imagewise"].value)];
}

/** The headline for the live region; each figure with what it was before, where it has changed. */
export function headline(store: Pick<Store, "metric" | "figures" | "unmeasured">, before?: Headline): string {
  const lacking = store.unmeasured.peek();
  if (lacking) return unmeasuredSentence(store.metric.peek().name, lacking.state);
  const now = headlineFigures(store);
  const [global, samplewise] = [
    TEXTS.announce.changed(now[0], before?.[0] ?? now[0]),
    TEXTS.announce.changed(now[1], before?.[1] ?? now[1]),
  ];
  return TEXTS.announce.averages(store.metric.peek().short, global, samplewise);
}
