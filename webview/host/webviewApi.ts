/** VS Code's own function, global in every webview; may be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** What a page and the program around it send each other, and what is kept over a window reload. */
export interface WebviewApi<Received, Posted> {
  readonly post: (message: Posted) => void;
  readonly onMessage: (listener: (message: Received) => void) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

/** A webview's messages. `types`: those that are listened to, each with a row, so that one that is missing does not compile. */
export function webviewApi<Received extends { readonly type: string }, Posted>(
  types: Readonly<Record<Received["type"], true>>,
): WebviewApi<Received, Posted> {
  const api = acquireVsCodeApi();
  /** VS Code and the test browser send messages of their own to the same window. */
  const isReceived = (data: unknown): data is Received =>
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    typeof data.type === "string" &&
    Object.hasOwn(types, data.type);
  return {
    post: (message) => {
      api.postMessage(message);
    },
    onMessage: (listener) => {
      window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (isReceived(data)) listener(data);
      });
    },
    getState: () => api.getState(),
    setState: (state) => {
      api.setState(state);
    },
  };
}
