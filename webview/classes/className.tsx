import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { Swatch } from "../parts/swatch";
import { openImagesOf } from "../images/openImagesOf";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";

const { classes: texts } = TEXTS;

/** Tick box, colour and name of a class: the box takes it in and out of the means, the name leads to its images. */
export function ClassName({ row }: { readonly row: ClassRow }): VNode {
  const store = useStore();
  const { info, index, role } = row;
  const { table } = store.evaluation.value;
  const name = className(table, index);
  return (
    <span class={`class-name ${role}`} title={name}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={role === "inMean"}
        disabled={index === table.outside}
        aria-label={texts.inMean(name)}
        title={texts.inMeanTitle}
        onChange={({ currentTarget }) => {
          const { leftOut } = store.choices.value;
          const others = leftOut.filter((label) => label !== info.label);
          store.choose({ leftOut: currentTarget.checked ? others : [...others, info.label] });
        }}
      />
      <Swatch color={info.color} />
      <button
        type="button"
        class="link text"
        tabIndex={-1}
        title={texts.openImages(name)}
        onClick={() => {
          openImagesOf(store, info.label);
        }}
      >
        {name}
      </button>
    </span>
  );
}
