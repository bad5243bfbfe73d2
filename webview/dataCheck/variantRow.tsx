import type { VNode } from "preact";
import { kindName } from "../../src/core/pairing/variantWords";
import type { ReportVariants } from "../../src/core/document/report";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { dataCheck: texts } = TEXTS;

/** Stands for the kind that is found out, which no kind is called. */
const FOUND_OUT = "*";

/** Which kind of mask takes part where a side holds several of one image, and why; another one has the masks read again. */
export function VariantRow({ variants }: { readonly variants: ReportVariants }): VNode {
  const store = useStore();
  const { side, chosen, by, why, kinds } = variants;
  const choose = (kind: string): void => {
    const { files } = store.choices.value;
    const others = Object.entries(files?.variant ?? {}).filter(([of]) => of !== side);
    const variant = Object.fromEntries(kind === FOUND_OUT ? others : [...others, [side, kind]]);
    store.choose({ files: { ...files, variant } });
  };
  return (
    <>
      <dt>{texts.kind[side]}</dt>
      <dd data-testid={`variant-${side}`}>
        {by !== "affixes" && kinds.length > 0 && (
          <select
            aria-label={texts.kind[side]}
            title={texts.kindTitle}
            data-testid={`kind-${side}`}
            value={by === "choice" ? chosen : FOUND_OUT}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
            }}
          >
            <option value={FOUND_OUT}>
              {by === "choice" ? texts.kindFoundOut : texts.kindFound(kindName(chosen))}
            </option>
            {kinds.map(({ name, files }) => (
              <option key={name} value={name}>
                {texts.kindFiles(kindName(name), files)}
              </option>
            ))}
          </select>
        )}
        <div class="dim">{why}</div>
      </dd>
    </>
  );
}
