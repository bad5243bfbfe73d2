/** The program of the newest Node that npm gives; the first call fetches it. */
export function newestNode(): Promise<string>;
