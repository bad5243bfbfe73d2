import type { RankHostMessage, RankPageMessage } from "../../src/protocol/ranking";

/** VS Code's own function, global in every webview; may be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
};

/** All that the page of a ranking may ask of the program around it. */
export interface RankHost {
  readonly post: (message: RankPageMessage) => void;
  readonly onMessage: (listener: (message: RankHostMessage) => void) => void;
  /** Kept over a window reload. */
  readonly keep: (state: string) => void;
}

/** A message of the host that has no row here does not compile. */
const TYPES: Readonly<Record<RankHostMessage["type"], true>> = {
  ranking: true,
  "ranking-under-way": true,
  "ranking-refused": true,
};

export function rankHost(): RankHost {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    onMessage: (listener) => {
      window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (isRankMessage(data)) listener(data);
      });
    },
    keep: (state) => {
      api.setState(state);
    },
  };
}

/** VS Code and the test browser send messages of their own to the same window. */
function isRankMessage(data: unknown): data is RankHostMessage {
  return (
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    typeof data.type === "string" &&
    Object.hasOwn(TYPES, data.type)
  );
}
