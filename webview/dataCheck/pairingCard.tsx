import type { VNode } from "preact";
import { formatCount } from "../../src/core/text/format";
import { MessageButton } from "../parts/messageButton";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ClassListRow } from "./classListRow";
import { IgnoreField } from "./ignoreField";
import { MissingSelect } from "./missingSelect";
import { VariantRow } from "./variantRow";

const { dataCheck: texts } = TEXTS;

/** The two folders and the rule that paired their files. */
export function PairingCard(): VNode {
  const store = useStore();
  const { folders, pairing, images } = store.report.value;
  return (
    <section class="card" aria-labelledby="pairing-title">
      <h2 id="pairing-title">{texts.pairing}</h2>
      <dl class="folders">
        <dt>{texts.predictions}</dt>
        <dd>{folders.prediction}</dd>
        <dt>{texts.targets}</dt>
        <dd>{folders.target}</dd>
        <dt>{texts.rule}</dt>
        <dd data-testid="pairing-rule">
          {pairing.pairs === 0 ? texts.noRule : pairing.rule}
          {pairing.example && (
            <div class="dim" data-testid="pairing-example">
              {texts.example(pairing.example)}
            </div>
          )}
        </dd>
        <dt>{texts.pairs}</dt>
        <dd>{formatCount(pairing.pairs)}</dd>
        <dt>{texts.countedPairs}</dt>
        <dd>{formatCount(images.length)}</dd>
        {pairing.variants?.map((variants, position) => (
          <VariantRow key={position} variants={variants} />
        ))}
        <ClassListRow />
      </dl>
      <MissingSelect />
      <IgnoreField />
      {store.run.value?.phase !== "running" && (
        <p class="buttons">
          <MessageButton message={{ type: "swapFolders" }} title={TEXTS.run.swapTitle}>
            {TEXTS.run.swap}
          </MessageButton>
          <MessageButton message={{ type: "evaluateAgain" }}>{TEXTS.run.again}</MessageButton>
        </p>
      )}
    </section>
  );
}
