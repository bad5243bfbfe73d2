import type { HostMessage } from "../../src/protocol/panel";
import type { PageHost } from "./host";

/** VS Code's own function, global in every webview; may be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** A message of the host that has no row here does not compile. */
const TYPES: Readonly<Record<HostMessage["type"], true>> = {
  document: true,
  progress: true,
  changed: true,
  measuring: true,
  photographs: true,
  compared: true,
  act: true,
  pixels: true,
  photograph: true,
  shapes: true,
};

/** The page's host in a webview panel. */
export function vscodeHost(): PageHost {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    onMessage: (listener) => {
      window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (isHostMessage(data)) listener(data);
      });
    },
    getState: () => api.getState(),
    setState: (state) => {
      api.setState(state);
    },
  };
}

/** VS Code and the test browser send messages of their own to the same window. */
function isHostMessage(data: unknown): data is HostMessage {
  return (
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    typeof data.type === "string" &&
    Object.hasOwn(TYPES, data.type)
  );
}
