import { useMemo } from "preact/hooks";
import { imageGroups, type ImageGroups } from "../../src/core/imageGroups";
import { useStore } from "../storeContext";

/** The groups that intervals are drawn over, as the view has them; the same object until images or the view change. */
export function useImageGroups(): ImageGroups {
  const store = useStore();
  const { images } = store.evaluation.value;
  const { drawnBy, groupPattern } = store.view.value;
  return useMemo(() => {
    const names = images.map(({ name }) => name);
    return imageGroups(names, drawnBy === "pattern" ? { kind: drawnBy, pattern: groupPattern } : { kind: drawnBy });
  }, [images, drawnBy, groupPattern]);
}
