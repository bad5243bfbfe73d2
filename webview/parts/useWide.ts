import { useEffect, useState } from "preact/hooks";

/** Whether the window is at least so many CSS pixels wide. */
export function useWide(least: number): boolean {
  const query = `(min-width: ${least}px)`;
  const [isWide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = (): void => {
      setWide(media.matches);
    };
    look();
    media.addEventListener("change", look);
    return () => {
      media.removeEventListener("change", look);
    };
  }, [query]);
  return isWide;
}
