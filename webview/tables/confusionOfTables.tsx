import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { mixUps, type MixUp } from "../../src/core/counting/mixUps";
import type { Confusion } from "../../src/core/counting/confusion";
import { isClass, OTHER, type ClassOrNone } from "../../src/core/labels/indices";
import { formatCount, formatShare } from "../../src/core/text/format";
import { cellText } from "../confusion/cellText";
import { confusionPixels, confusionShare, confusionSums } from "../confusion/confusionShares";
import { strength } from "../confusion/strength";
import { Swatch } from "../parts/swatch";
import { CONFUSION_TEXTS } from "../texts/confusionTexts";
import { TABLES_TEXTS as texts } from "../texts/tablesTexts";
import type { ShownTables } from "../../src/protocol/tables";
import type { TabProps } from "./tablesPage";

const { confusion: words } = CONFUSION_TEXTS;

/** More classes than this make a grid that nobody reads: those with most target pixels are drawn. */
const MOST_CLASSES = 40;
const MOST_MIX_UPS = 50;

/** Target classes in rows, predicted ones in columns, as shares of the row; beside it what is taken for what. */
export function ConfusionOfTables({ shown }: TabProps): VNode {
  const { confusion } = shown;
  return (
    <div class="scrolling of-tables" tabIndex={0}>
      {confusion ? (
        <div class="confusion-columns">
          <Grid confusion={confusion} classes={shown.classes} />
          <MixUps confusion={confusion} classes={shown.classes} />
        </div>
      ) : (
        <p class="explanation" data-testid="no-confusion">
          {words.notOverRegions}
        </p>
      )}
    </div>
  );
}

interface OfConfusion {
  readonly confusion: Confusion;
  readonly classes: ShownTables["classes"];
}

function Grid({ confusion, classes }: OfConfusion): VNode {
  const sums = useMemo(() => confusionSums(confusion), [confusion]);
  const drawn = useMemo(() => mostPixels(classes), [classes]);
  const columns: readonly ClassOrNone[] = [...drawn, ...(sums.other > 0 ? [OTHER] : [])];
  const name = (of: ClassOrNone): string => nameOf(classes, of);
  return (
    <div class="confusion">
      <div class="confusion-scroller" tabIndex={0} role="group" aria-label={words.grid}>
        <table aria-label={words.grid} class="confusion-grid byRow" data-testid="confusion-grid">
          <thead>
            <tr>
              <th scope="col" class="corner">
                <span>{words.targetAxis} ↓</span>
                <span>{words.predictionAxis} →</span>
              </th>
              {columns.map((prediction) => (
                <th key={prediction} scope="col" title={name(prediction)}>
                  <span class="upright">{name(prediction)}</span>
                  {isClass(prediction) && <Swatch color={classes[prediction]?.color ?? "transparent"} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((target) => (
              <tr key={target} data-row={classes[target]?.label}>
                <th scope="row" title={name(target)}>
                  <span class="class-name">
                    <Swatch color={classes[target]?.color ?? "transparent"} />
                    <bdi class="text">{name(target)}</bdi>
                  </span>
                </th>
                {columns.map((prediction) => {
                  const pixels = confusionPixels(confusion, target, prediction);
                  const share = confusionShare("byRow", sums, { target, prediction, pixels });
                  return (
                    <td
                      key={prediction}
                      class={target === prediction ? "right" : "wrong"}
                      title={texts.cell(name(target), name(prediction), pixels)}
                      style={{ "--strength": String(strength(share ?? 0)) }}
                      data-pixels={pixels}
                    >
                      {cellText("byRow", pixels, share)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {drawn.length < classes.length && <p class="dim">{words.first(drawn.length, classes.length)}</p>}
      {confusion.ignored > 0 && <p class="dim">{words.ignored(confusion.ignored)}</p>}
      {confusion.unlisted > 0 && <p class="dim">{words.unlisted(confusion.unlisted)}</p>}
    </div>
  );
}

function MixUps({ confusion, classes }: OfConfusion): VNode {
  const listed = mixUps(confusion).slice(0, MOST_MIX_UPS);
  const side = (of: MixUp["prediction"]): VNode => (
    <span class="class-name">
      <Swatch color={(isClass(of) ? classes[of]?.color : undefined) ?? "transparent"} />
      <bdi class="text">{nameOf(classes, of)}</bdi>
    </span>
  );
  return (
    <section class="mix-ups" aria-labelledby="mix-ups-title" data-testid="mix-ups">
      <h2 id="mix-ups-title">{words.pairs}</h2>
      {listed.length === 0 && <p class="dim">{words.noErrors}</p>}
      <ul>
        {listed.map(({ target, prediction, pixels, shareOfErrors }) => (
          <li key={`${target} ${prediction}`} class="mix-up">
            {side(target)}
            <span class="dim" aria-hidden="true">
              →
            </span>
            {side(prediction)}
            <span class="number">{formatCount(pixels)}</span>
            <span class="number">{formatShare(shareOfErrors, 1)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those with most target pixels, as they are listed. */
function mostPixels(classes: ShownTables["classes"]): readonly number[] {
  const places = [...classes.keys()];
  if (places.length <= MOST_CLASSES) return places;
  const supports = places.map((place) => classes[place]?.support ?? 0);
  return places
    .toSorted((a, b) => (supports[b] ?? 0) - (supports[a] ?? 0))
    .slice(0, MOST_CLASSES)
    .sort((a, b) => a - b);
}

function nameOf(classes: ShownTables["classes"], of: ClassOrNone): string {
  return isClass(of) ? (classes[of]?.name ?? "") : words.other;
}
