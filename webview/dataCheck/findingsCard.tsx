import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { AppliedLine } from "./appliedLine";
import { FindingLine } from "./findingLine";
import { toCheck } from "./toCheck";

const { findings: texts } = TEXTS;

/** What the data show of themselves, each with what can be done about it in one click, and undone in another. */
export function FindingsCard(): VNode {
  const store = useStore();
  const { findings } = store.dataCheck.value;
  const isChecking = store.isChecking.value;
  const count = toCheck(findings).length;
  return (
    <section class="card" aria-labelledby="findings-title" data-testid="findings">
      <h2 id="findings-title">
        {texts.title}
        {count > 0 && <span class="count">{texts.toCheck(count)}</span>}
      </h2>
      <AppliedLine />
      {isChecking && <p class="dim">{texts.checking}</p>}
      {findings.length === 0 && !isChecking && <p class="dim">{texts.none}</p>}
      <ul class="findings">
        {findings.map((finding) => (
          <FindingLine key={`${finding.id} ${finding.message}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}
