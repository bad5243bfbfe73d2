const UNITS: Readonly<Record<string, number>> = { MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** The bytes that a text such as `512MB` or `1.5 GB` says, of 1024 x 1024 to a MB; undefined where it is none. */
export function readMemorySize(text: string): number | undefined {
  const [, number = "", unit = ""] = /^\s*(\d{1,9}(?:\.\d{1,6})?)\s*([MGT]B)\s*$/i.exec(text) ?? [];
  const bytes = Math.round(Number(number) * (UNITS[unit.toUpperCase()] ?? 0));
  return bytes > 0 ? bytes : undefined;
}

/** Bytes for people: `512 MB`, `1.5 GB`. */
export function memorySizeText(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  if (megabytes < 1000) return `${Math.max(1, Math.round(megabytes))} MB`;
  return `${Number((bytes / 2 ** 30).toFixed(1))} GB`;
}
