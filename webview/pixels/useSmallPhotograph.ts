import { useEffect, useState } from "preact/hooks";
import type { ImageEntry } from "../../src/core/document/report";
import { useStore } from "../store/storeContext";

/** In pixels. */
type Size = Pick<ImageEntry, "width" | "height">;

/** By the image's row of the report, and the folder that it was found in. */
const SMALL = new WeakMap<ImageEntry, { readonly folder: string; readonly bitmap: ImageBitmap | undefined }>();

/** The photograph of an image, made small; undefined until it is there, where there is none, and while none is wanted. */
export function useSmallPhotograph(image: ImageEntry, size: Size | undefined): ImageBitmap | undefined {
  const store = useStore();
  const { photograph: folder } = store.report.value.folders;
  const kept = SMALL.get(image);
  const known = kept?.folder === folder ? kept : undefined;
  const [, setRead] = useState<unknown>(undefined);
  const { width, height } = size ?? {};
  useEffect(() => {
    if (width === undefined || height === undefined || folder === undefined || known) return undefined;
    let isWanted = true;
    const keep = (bitmap: ImageBitmap | undefined): void => {
      if (!isWanted) return;
      SMALL.set(image, { folder, bitmap });
      setRead(bitmap ?? "none");
    };
    const cancel = store.pixels.photograph(image.name, (outcome) => {
      if (!outcome.ok) keep(undefined);
      else void shrink(outcome.bytes, outcome.mediaType, { width, height }).then(keep);
    });
    return () => {
      isWanted = false;
      cancel();
    };
  }, [store, image, folder, known, width, height]);
  return width === undefined ? undefined : known?.bitmap;
}

async function shrink(bytes: Uint8Array, type: string, { width, height }: Size): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type }), {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: "medium",
    });
  } catch {
    // Damaged: the viewer says so where it is opened.
    return undefined;
  }
}
