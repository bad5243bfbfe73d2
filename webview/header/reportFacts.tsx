import { classCount } from "../../src/core/reading/classWords";
import { sum } from "../../src/core/numbers/sum";
import type { VNode } from "preact";
import { mergeWords } from "../../src/core/reading/classMerge";
import { chosenRegions } from "../../src/core/reading/chosenRegions";
import { regionWords } from "../../src/core/reading/labelRegions";
import { countedImages } from "../../src/core/counting/countedImages";
import { labelText } from "../../src/core/reading/labelText";
import { toCheck } from "../dataCheck/toCheck";
import { formatShare } from "../../src/core/text/format";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { WarningIcon } from "../parts/warningIcon";

const { header } = TEXTS;

/** What the figures are of: pairs, classes, ignored labels; and how many problems there are. */
export function ReportFacts(): VNode {
  const store = useStore();
  const { images, table, classSet, cells, confusion } = store.evaluation.value;
  const found = toCheck(store.dataCheck.value.findings).length;
  const problems = store.report.value.problems.length;
  const countedPixels = sum(cells.pixels);
  const all = countedImages(store.report.value, store.choices.value).length;
  const { merges } = store.choices.value;
  const regions = chosenRegions(store.choices.value);
  const allPixels = countedPixels + confusion.ignored + confusion.unlisted;
  const classes = classCount(table);
  return (
    <p class="facts" data-testid="facts">
      <strong>{images.length === all ? header.pairs(all) : header.pairsOf(images.length, all)}</strong>
      <span title={regionWords(regions).join("")}>
        {header.classes(classSet.length, classes, regions ? "region" : "class")}
      </span>
      {merges.length > 0 && <span title={merges.map(mergeWords).join("\n")}>{header.merged(merges.length)}</span>}
      <span title={header.ignoreTitle(confusion.ignored)}>
        {table.ignore.length === 0
          ? header.noIgnore
          : header.ignore(
              table.ignore.map((label) => labelText(label, images)),
              formatShare(confusion.ignored, allPixels),
            )}
      </span>
      {store.isChecking.value && (
        <span class="dim" role="status" data-testid="checking">
          {header.checking}
        </span>
      )}
      {found + problems > 0 && (
        <button
          type="button"
          class="link problems"
          data-testid="problem-count"
          title={header.problemsTitle}
          onClick={() => {
            store.look({ tab: "dataCheck" });
          }}
        >
          <WarningIcon />
          {header.problems(found, problems)}
        </button>
      )}
    </p>
  );
}
