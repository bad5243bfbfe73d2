let knownScript: Promise<string | undefined> | undefined;
let knownKernel: Promise<Uint8Array | undefined> | undefined;

/**
 * A blob's address of the worker's scripts, one after the other; undefined where one is not to be had. VS Code serves its files from
 * another origin than the page's, and a worker may only start from the page's own: so they are fetched once.
 */
export function bootstrapScript(): Promise<string | undefined> {
  knownScript ??= fetchScripts(document.body.dataset["bootstrap"]?.split(" ") ?? []);
  return knownScript;
}

async function fetchScripts(addresses: readonly string[]): Promise<string | undefined> {
  const blobs = await Promise.all(addresses.map(fetchBlob));
  const there = blobs.filter((blob) => blob !== undefined);
  // A line of its own for each: the last of a script may be a comment.
  return there.length > 0 && there.length === blobs.length
    ? URL.createObjectURL(new Blob(there.flatMap((blob) => [blob, "\n"])))
    : undefined;
}

/** The compiled kernel, which the worker cannot fetch itself; undefined where there is none to be had. */
export function drawingKernel(): Promise<Uint8Array | undefined> {
  knownKernel ??= fetchBlob(document.body.dataset["kernel"]).then(
    async (blob) => blob && new Uint8Array(await blob.arrayBuffer()),
  );
  return knownKernel;
}

async function fetchBlob(address: string | undefined): Promise<Blob | undefined> {
  if (address === undefined) return undefined;
  try {
    const response = await fetch(address);
    return response.ok ? await response.blob() : undefined;
  } catch {
    // Refused by a policy or not there: the page draws itself, or without the kernel.
    return undefined;
  }
}
