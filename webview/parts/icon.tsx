import type { VNode } from "preact";

/** Lines of one pixel on a grid of 16, as VS Code's own icons are drawn; filled where that is what they say. */
const ICONS = {
  close: { path: "M3.5 3.5l9 9m0-9l-9 9" },
  "chevron-left": { path: "M10.5 3l-5 5 5 5" },
  "chevron-right": { path: "M5.5 3l5 5-5 5" },
  "arrow-up": { path: "M8 13.5v-11M3.5 7L8 2.5 12.5 7" },
  "arrow-down": { path: "M8 2.5v11M3.5 9L8 13.5 12.5 9" },
  star: { path: "M8 1.8l1.9 4.2 4.6.5-3.4 3.1.9 4.5L8 11.8l-4 2.3.9-4.5L1.5 6.5l4.6-.5z" },
  "star-full": { path: "M8 1.8l1.9 4.2 4.6.5-3.4 3.1.9 4.5L8 11.8l-4 2.3.9-4.5L1.5 6.5l4.6-.5z", isFilled: true },
  question: { path: "M5.5 5.8c0-1.4 1.1-2.3 2.5-2.3s2.5.9 2.5 2.2c0 1.8-2.5 1.9-2.5 3.8M8 12v1.2" },
  arrow: { path: "M2.5 8h11M9 3.5L13.5 8 9 12.5" },
  pair: { path: "M2 8h12M5 5L2 8l3 3m6-6l3 3-3 3" },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly isFilled?: true }>>;

export type IconName = keyof typeof ICONS;

/** A sign beside words or on a button that has a name: silent by itself. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  const icon = ICONS[name];
  return (
    <svg class="icon" width={14} height={14} viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path
        d={icon.path}
        fill={"isFilled" in icon ? "currentColor" : "none"}
        stroke="currentColor"
        stroke-width="1.1"
        stroke-linejoin="round"
      />
    </svg>
  );
}
