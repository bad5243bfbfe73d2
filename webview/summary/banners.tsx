import type { VNode } from "preact";
import { AppliedLine } from "../dataCheck/appliedLine";
import { FindingLine } from "../dataCheck/findingLine";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { banners: texts } = TEXTS;

/** More than these push the figures out of sight; the Data check has them all. */
const MOST_BANNERS = 3;

/** What may change the figures by a lot, above them, each with what can be done about it in one click. */
export function Banners(): VNode | undefined {
  const store = useStore();
  const standing = store.dataCheck.value.findings.filter(({ standsWithFigures }) => standsWithFigures);
  if (standing.length === 0 && !store.applied.value) return undefined;
  const more = standing.length - MOST_BANNERS;
  return (
    <section class="banners" aria-label={texts.title} data-testid="banners">
      <AppliedLine />
      <ul class="findings">
        {standing.slice(0, MOST_BANNERS).map((finding) => (
          <FindingLine key={`${finding.id} ${finding.message}`} finding={finding} />
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            store.look({ tab: "dataCheck" });
          }}
        >
          {texts.more(more)}
        </button>
      )}
    </section>
  );
}
