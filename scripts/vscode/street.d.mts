export const STREET_MODELS: readonly string[];
export const RUN_FOLDERS: Readonly<Record<"checkpoints" | "models", readonly string[]>>;
export function writeStreet(folder: string, images: number): Promise<void>;
export function writeRuns(folder: string, images: number): Promise<void>;
