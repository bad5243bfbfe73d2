import { signal, type ReadonlySignal } from "@preact/signals";
import { over } from "../../src/core/reading/contrast";
import { RIGHT } from "./errorColours";

/** The colour that "right" has on the ground of the present theme, `#rrggbb`: what errors must stand out from. */
export const rightGround: ReadonlySignal<string> = follow(() => over(RIGHT.color, RIGHT.alpha / 255, background()));

/** The ground of the present theme itself, `#rrggbb`. */
export const pageGround: ReadonlySignal<string> = follow(background);

function follow(seen: () => string): ReadonlySignal<string> {
  const ground = signal(seen());
  const observer = new MutationObserver(() => {
    ground.value = seen();
  });
  // VS Code says a new theme in the style of the root and the class of the body.
  observer.observe(document.documentElement, { attributes: true });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return ground;
}

function background(): string {
  const given = getComputedStyle(document.documentElement).getPropertyValue("--vscode-editor-background").trim();
  const isLight = document.body.className.includes("light");
  return /^#[\da-f]{6}/i.test(given) ? given.slice(0, 7) : isLight ? "#ffffff" : "#1f1f1f";
}
