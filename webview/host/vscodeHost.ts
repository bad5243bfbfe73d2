import type { HostMessage, PageMessage } from "../../src/protocol/panel";
import type { PageHost } from "./host";
import { webviewApi } from "./webviewApi";

/** The page's host in a webview panel. */
export function vscodeHost(): PageHost {
  return webviewApi<HostMessage, PageMessage>({
    document: true,
    progress: true,
    changed: true,
    measuring: true,
    photographs: true,
    compared: true,
    gates: true,
    act: true,
    pixels: true,
    photograph: true,
    shapes: true,
  });
}
