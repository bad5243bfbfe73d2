/** Formats whose header and voxels may be two files of one name, and how those end. */
const DETACHED = [
  { header: "hdr", data: ["img", "img.gz"] },
  { header: "hdr.gz", data: ["img.gz", "img"] },
  { header: "nhdr", data: ["raw", "raw.gz"] },
  { header: "mhd", data: ["raw", "zraw"] },
] as const;

/** Endings that are those of voxels beside a header and of nothing else. */
const VOXELS_ALONE = /\.img(?:\.gz)?$/i;

/** The files that hold the voxels of a header as a rule, by its name; none where it is not the name of a header alone. */
export function usualDataFiles(header: string): readonly string[] {
  return partners(
    header,
    DETACHED.map((row) => [[row.header], row.data]),
  );
}

/** The headers that a file may hold the voxels of, by its name. */
export function usualHeaders(data: string): readonly string[] {
  return partners(
    data,
    DETACHED.map((row) => [row.data, [row.header]]),
  );
}

/** Whether a file holds nothing but the voxels of another one, by its name. */
export function isVoxelsAlone(name: string): boolean {
  return VOXELS_ALONE.test(name);
}

/** The files that a header may have its voxels in: those that it names, else the usual ones. */
export function dataFilesOf(header: string, bytes: Uint8Array): readonly string[] {
  if (usualDataFiles(header).length === 0) return [];
  const text = String.fromCharCode(...bytes.subarray(0, LONGEST_TEXT));
  const named = NAMED.exec(text)?.[1]?.trim();
  if (named === undefined || !isBaseName(named)) return usualDataFiles(header);
  return [`${header.slice(0, Math.max(header.lastIndexOf("/"), header.lastIndexOf("\\")) + 1)}${named}`];
}

/** Whether a header is a text that may name the file with its voxels, by its ending. */
export function mayNameData(header: string): boolean {
  return /\.(?:nhdr|mhd)$/i.test(header);
}

/** How NRRD and MetaImage name the file with the voxels. */
const NAMED = /^(?:data ?file\s*:|ElementDataFile\s*=)[ \t]*([^\r\n]+)/im;
const LONGEST_TEXT = 2 ** 14;

/** Whether a name, which a file gives, is that of a file in its folder, and leads nowhere else. */
export function isBaseName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[/\\\0]/.test(name) && !/^[a-z]:/i.test(name);
}

/** The other names of a file that ends so; in capitals where its own ending is. */
function partners(name: string, rows: readonly (readonly [readonly string[], readonly string[]])[]): readonly string[] {
  return rows.flatMap(([endings, others]) => {
    const ending = endings.find((found) => name.toLowerCase().endsWith(`.${found}`));
    if (ending === undefined) return [];
    const stem = name.slice(0, name.length - ending.length);
    const isLoud = name.slice(stem.length) === ending.toUpperCase();
    return others.map((other) => `${stem}${isLoud ? other.toUpperCase() : other}`);
  });
}
