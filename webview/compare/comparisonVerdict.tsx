import type { VNode } from "preact";
import type { Comparison } from "../../src/core/compare/compareReports";
import { comparisonRules, comparisonVerdict, likelyWords } from "../../src/core/compare/comparisonWords";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";

export interface ComparedProps {
  readonly comparison: Comparison;
  /** Whether intervals and p are there yet. */
  readonly drawn: "drawn" | "pending";
}

/** The comparison in words: what it amounts to, what must be known of it, what it rests on. */
export function ComparisonVerdict({ comparison, drawn }: ComparedProps): VNode {
  const { caution } = comparison;
  const likely = likelyWords(comparison, texts.groups);
  const saidAlready = [caution, likelyWords(comparison)];
  return (
    <section class="card verdict" aria-label={texts.verdict} data-testid="comparison-verdict">
      <p aria-live="polite">
        {comparisonVerdict(comparison)} {drawn === "pending" && <span class="dim">{texts.drawing}</span>}
      </p>
      {caution !== undefined && <p>{caution}</p>}
      {likely !== undefined && <p>{likely}.</p>}
      <details>
        <summary>{texts.rules}</summary>
        <ul class="lines dim">
          {comparisonRules(comparison)
            .filter((rule) => !saidAlready.includes(rule))
            .map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
        </ul>
      </details>
    </section>
  );
}
