/**
 * Packs the extension as it is published: built for production, with the files that .vscodeignore lets through, and
 * `media/extension.md` as its readme. `dist` holds the production build afterwards.
 * `log` is what vsce said, the list of files in it.
 */
export function packVsix(file: string): Promise<{ readonly bytes: number; readonly log: string }>;
