let knownScript: Promise<string | undefined> | undefined;
let knownKernel: Promise<Uint8Array | undefined> | undefined;

/**
 * A blob's address of the worker's script; undefined where there is none to be had. VS Code serves its files from
 * another origin than the page's, and a worker may only start from the page's own: so it is fetched once.
 */
export function bootstrapScript(): Promise<string | undefined> {
  knownScript ??= fetchBlob(document.body.dataset["bootstrap"]).then((blob) => blob && URL.createObjectURL(blob));
  return knownScript;
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
