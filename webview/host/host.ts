import type { HostMessage, PageMessage, PanelState } from "../../src/protocol/panel";

/** All that the page may ask of the program around it. Components know nothing else of VS Code. */
export interface PageHost {
  readonly post: (message: PageMessage) => void;
  readonly onMessage: (listener: (message: HostMessage) => void) => void;
  /** What `setState` kept last, perhaps by an older version of the page: to be checked before use. */
  readonly getState: () => unknown;
  readonly setState: (state: PanelState) => void;
}
