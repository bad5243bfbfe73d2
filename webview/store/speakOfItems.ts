import type { ReadonlySignal } from "@preact/signals";
import { Fragment, options, type VNode } from "preact";
import { inItemWords, type ItemWords } from "../../src/core/text/itemWords";

/** Attributes that are read out or shown. */
const SPOKEN = [
  "title",
  "label",
  "placeholder",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "aria-valuetext",
];

/**
 * Has every sentence of the page speak of cases where the report is of volumes, as a page in another language would be: where it is
 * drawn, so that no text needs two forms. Names are left alone: what is in a `bdi`, or is not to be translated.
 */
export function speakOfItems(words: ReadonlySignal<ItemWords>): void {
  const before = options.vnode?.bind(options);
  options.vnode = (vnode) => {
    if ((typeof vnode.type === "string" || vnode.type === Fragment) && words.value.item !== "image" && !isName(vnode))
      speak(vnode, words.value);
    before?.(vnode);
  };
}

function isName({ type, props }: VNode): boolean {
  return type === "bdi" || (props as Readonly<Record<string, unknown>>)["translate"] === false;
}

function speak({ props }: VNode, words: ItemWords): void {
  const spoken = props as Record<string, unknown>;
  for (const name of SPOKEN) {
    const { [name]: text } = spoken;
    if (typeof text === "string") spoken[name] = inItemWords(text, words);
  }
  spoken["children"] = said(spoken["children"], words);
}

function said(children: unknown, words: ItemWords): unknown {
  if (typeof children === "string") return inItemWords(children, words);
  return Array.isArray(children) ? children.map((child: unknown) => said(child, words)) : children;
}
