import type { VNode } from "preact";
import { Swatch } from "../figures/swatch";
import { TEXTS } from "../texts";
import type { ClassRow } from "./classRow";

/** Colour and name of a class; says where it is in no mean. */
export function ClassName({ row }: { readonly row: ClassRow }): VNode {
  const { info, role } = row;
  return (
    <span class={`class-name ${role}`} title={info.name}>
      <Swatch color={info.color} />
      <span class="text">{info.name}</span>
      {role === "leftOut" && <span class="dim">{TEXTS.classes.leftOut}</span>}
    </span>
  );
}
