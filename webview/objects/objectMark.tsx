import type { VNode } from "preact";
import type { ObjectState } from "../../src/core/counting/objectRows";
import { TEXTS } from "../texts/texts";

const { objects: texts } = TEXTS;

/** What became of an object: a sign that differs in form and colour, and its name. */
export function ObjectMark({ state }: { readonly state: ObjectState }): VNode {
  return (
    <span class="object-mark" title={texts.stateTitles[state]} data-object-state={state}>
      <svg class="object-sign" width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
        {SIGNS[state]}
      </svg>
      {texts.states[state]}
    </span>
  );
}

/** A hole where something is missing, a full square where something was added: told apart without their colours. */
const SIGNS: Readonly<Record<ObjectState, VNode>> = {
  missed: <rect class="missed" x={2} y={2} width={8} height={8} fill="none" stroke-width={2.5} />,
  invented: <rect class="invented" x={1} y={1} width={10} height={10} />,
  found: <path class="found" d="M2 6.5l3 3 5-7" fill="none" stroke-width={1.5} />,
  leftOut: <path class="found" d="M2 10L10 2" fill="none" stroke-width={1.5} />,
  crowd: <path class="found" d="M2 3h8M2 6h8M2 9h8" fill="none" stroke-width={1.5} />,
};
