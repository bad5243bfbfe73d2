/**
 * Packs the extension as it is published: built for production, with the files that .vscodeignore lets through.
 * `dist` holds the production build afterwards. Resolves to the size in bytes.
 */
export function packVsix(file: string): Promise<number>;
