import type { Browser } from "playwright-core";

/** The browser of this process; the first call starts it, `closeBrowser` ends it. */
export function sharedBrowser(): Promise<Browser>;
export function closeBrowser(): Promise<void>;
