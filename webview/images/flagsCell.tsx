import type { VNode } from "preact";
import { Icon } from "../parts/icon";
import type { ImageFlag } from "./imageFlags";

/** The flags of an image, each told in full on hover and to those who hear the page. */
export function FlagsCell({
  flags,
}: {
  readonly flags: readonly { readonly flag: ImageFlag; readonly mark: string }[];
}): VNode {
  return (
    <span class="flags">
      {flags.map(({ flag, mark }) => (
        <span
          key={flag.id}
          class="flag"
          role="img"
          aria-label={flag.description}
          title={flag.description}
          data-flag={flag.id}
        >
          {flag.id === "starred" ? <Icon name="star-full" /> : mark}
        </span>
      ))}
    </span>
  );
}
