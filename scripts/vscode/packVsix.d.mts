/**
 * Packs the extension as it is published: built for production (`vscode:prepublish`), with the files that .vscodeignore lets
 * through. `dist` holds the production build afterwards.
 * `log` is what vsce said, the list of files in it.
 */
export function packVsix(file: string): Promise<{ readonly bytes: number; readonly log: string }>;
