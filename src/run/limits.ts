/** The largest mask that is read unless the user says otherwise: declared sizes above it are refused. */
export const DEFAULT_MAX_PIXELS = 16384 * 16384;
