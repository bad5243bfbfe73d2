import { useEffect, useState } from "preact/hooks";
import type { RankModel } from "./rankModel";

export type RunPhotograph =
  { readonly ok: true; readonly bitmap: ImageBitmap } | { readonly ok: false; readonly message: string };

/** The photograph behind an image of a ranking, as soon as it is there. */
export function useRunPhotograph({ pixels }: RankModel, image: number, isThere: boolean): RunPhotograph | undefined {
  const [photograph, setPhotograph] = useState<RunPhotograph | undefined>(undefined);
  useEffect(() => {
    if (!isThere) return undefined;
    let isWanted = true;
    const cancel = pixels.photograph(image, (outcome) => {
      if (!outcome.ok) {
        setPhotograph(outcome);
        return;
      }
      const bytes = new Blob([new Uint8Array(outcome.bytes)], { type: outcome.mediaType });
      createImageBitmap(bytes).then(
        (bitmap) => {
          if (isWanted) setPhotograph({ ok: true, bitmap });
        },
        (error: unknown) => {
          if (isWanted) setPhotograph({ ok: false, message: String(error) });
        },
      );
    });
    return () => {
      isWanted = false;
      cancel();
    };
  }, [pixels, image, isThere]);
  return photograph;
}
