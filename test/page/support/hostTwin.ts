/**
 * The page's host in memory, in place of VS Code: run before the page's own script. What the page posted and
 * kept can be read from `hostTwin`; messages to the page go through `window.postMessage`, as in VS Code.
 */
export function hostTwinScript(keptState: unknown): string {
  return `
    window.hostTwin = { posted: [], state: ${keptState === undefined ? "undefined" : JSON.stringify(keptState)} };
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => { window.hostTwin.posted.push(message); },
      getState: () => window.hostTwin.state,
      setState: (state) => { window.hostTwin.state = structuredClone(state); },
    });
  `;
}

/** What `hostTwinScript` leaves on the page's window. */
export interface HostTwin {
  readonly posted: readonly { readonly type: string }[];
  readonly state: unknown;
}
