import { signal, type ReadonlySignal } from "@preact/signals";
import type { RankedImages } from "../../src/core/rank/rankedImages";
import type { Ranking } from "../../src/core/rank/ranking";
import type { RankedBy } from "../../src/core/rank/savedRanking";
import type { RankHostMessage, RankPageMessage, ShownImage } from "../../src/protocol/ranking";
import { createRunPixels, type RunPixelsClient } from "./runPixels";

/** All that the ranking itself shows. */
export type ShownRanking = Omit<Extract<RankHostMessage, { readonly type: "ranking" }>, "type">;

/** What the page shows: while a ranking is under way the one before stands there, dimmed. */
export type RankState =
  | { readonly phase: "under way"; readonly by: RankedBy | undefined; readonly last: ShownRanking | undefined }
  | { readonly phase: "ranked"; readonly shown: ShownRanking }
  | { readonly phase: "refused"; readonly message: string };

/** What lies over the ranking, from the lowest to the one that is seen. */
export type RankLayer =
  | { readonly kind: "class"; readonly only: number }
  | {
      readonly kind: "image";
      /** Its place among the images that all runs have. */
      readonly image: number;
      /** Those that it is stepped through, in their order. */
      readonly among: readonly number[];
      /** Whose errors are to be seen; undefined: all. */
      readonly only: number | undefined;
    };

/** A class alone, in all runs. */
export type RankedByClass =
  | { readonly phase: "under way"; readonly only: number }
  | { readonly phase: "ranked"; readonly only: number; readonly ranking: Ranking; readonly images: RankedImages }
  | { readonly phase: "refused"; readonly only: number; readonly message: string };

export interface RankModel {
  readonly state: ReadonlySignal<RankState>;
  readonly layers: ReadonlySignal<readonly RankLayer[]>;
  readonly ofClass: ReadonlySignal<RankedByClass | undefined>;
  /** The image that is open, once the host told of it; `shown` is undefined where it is no longer there. */
  readonly image: ReadonlySignal<{ readonly image: number; readonly shown: ShownImage | undefined } | undefined>;
  readonly pixels: RunPixelsClient;
  readonly post: (message: RankPageMessage) => void;
  readonly receive: (message: RankHostMessage) => void;
  readonly openClass: (only: number) => void;
  readonly openImage: (image: number, among: readonly number[], only?: number) => void;
  /** Shows another image in place of the one that is open. */
  readonly stepTo: (image: number) => void;
  readonly back: () => void;
}

/** @param keep has what the host says kept over a window reload. */
export function createRankModel(post: (message: RankPageMessage) => void, keep: (kept: string) => void): RankModel {
  const state = signal<RankState>({ phase: "under way", by: undefined, last: undefined });
  const layers = signal<readonly RankLayer[]>([]);
  const ofClass = signal<RankedByClass | undefined>(undefined);
  const image = signal<{ readonly image: number; readonly shown: ShownImage | undefined } | undefined>(undefined);
  const pixels = createRunPixels(post);
  /** What the class was asked by: an answer to another question is late. */
  let asked: RankedBy | undefined;
  /** What had the focus before each layer came over it. */
  const focused: (Element | null)[] = [];

  const askForClass = (only: number, { metric, average }: RankedBy): void => {
    // A class has a figure of all its pixels and one over images; how classes are averaged does not matter to it.
    asked = { metric, average: average.endsWith("imagewise") ? "macro-imagewise" : "macro" };
    ofClass.value = { phase: "under way", only };
    post({ type: "rank-class", only, by: asked });
  };
  const ranked = (shown: ShownRanking): void => {
    state.value = { phase: "ranked", shown };
    // By another metric the classes are the same; what was shown of one is not.
    const open = layers.peek().find((layer) => layer.kind === "class");
    if (open) askForClass(open.only, byOf(shown.ranking));
  };
  const isAnswer = (message: { readonly only: number; readonly by: RankedBy }): boolean =>
    message.only === ofClass.peek()?.only &&
    message.by.metric === asked?.metric &&
    message.by.average === asked.average;
  const push = (layer: RankLayer): void => {
    focused.push(document.activeElement);
    layers.value = [...layers.peek(), layer];
  };
  const show = (place: number): void => {
    image.value = undefined;
    post({ type: "show-image", image: place });
  };

  return {
    state,
    layers,
    ofClass,
    image,
    pixels,
    post,
    receive: (message) => {
      switch (message.type) {
        case "ranking":
          ranked(message);
          return;
        case "ranking-under-way":
          keep(message.kept);
          state.value = { phase: "under way", by: message.by, last: lastOf(state.peek()) };
          return;
        case "ranking-refused":
          layers.value = [];
          state.value = { phase: "refused", message: message.message };
          return;
        case "class-ranking":
          if (isAnswer(message))
            ofClass.value = {
              phase: "ranked",
              only: message.only,
              ranking: message.ranking,
              images: message.images,
            };
          return;
        case "class-refused":
          if (isAnswer(message)) ofClass.value = { phase: "refused", only: message.only, message: message.message };
          return;
        case "image-of-runs": {
          const open = layers.peek().at(-1);
          if (open?.kind === "image" && open.image === message.image)
            image.value = { image: message.image, shown: message.shown };
          return;
        }
        case "run-pixels":
        case "run-photograph":
          pixels.receive(message);
      }
    },
    openClass: (only) => {
      const shown = lastOf(state.peek());
      if (!shown) return;
      push({ kind: "class", only });
      askForClass(only, byOf(shown.ranking));
    },
    openImage: (place, among, only) => {
      push({ kind: "image", image: place, among, only });
      show(place);
    },
    stepTo: (place) => {
      const open = layers.peek().at(-1);
      if (open?.kind !== "image") return;
      layers.value = [...layers.peek().slice(0, -1), { ...open, image: place }];
      show(place);
    },
    back: () => {
      if (layers.peek().length === 0) return;
      layers.value = layers.peek().slice(0, -1);
      const before = focused.pop();
      // Once it is to be seen again.
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement) before.focus();
      });
    },
  };
}

export function byOf({ metric, average }: Ranking): RankedBy {
  return { metric: metric.id, average };
}

export function lastOf(now: RankState): ShownRanking | undefined {
  return now.phase === "ranked" ? now.shown : now.phase === "under way" ? now.last : undefined;
}
