import type { VNode } from "preact";

/** Names of files differ at their ends: so many letters of it are always seen. */
const TAIL = 8;

/** A name that loses its middle where there is no room, never its end. */
export function MiddleText({ text }: { readonly text: string }): VNode {
  const letters = Array.from(text);
  if (letters.length <= TAIL) return <bdi class="text">{text}</bdi>;
  return (
    <bdi class="text middle">
      <span class="head" translate={false}>
        {letters.slice(0, -TAIL).join("")}
      </span>
      <span class="tail" translate={false}>
        {letters.slice(-TAIL).join("")}
      </span>
    </bdi>
  );
}
