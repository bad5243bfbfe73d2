import { sum } from "../../src/core/numbers/sum";
import { SIDES } from "../../src/core/labels/label";
import type { ComparedNames } from "../../src/core/compare/comparedNames";
import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { formatShare } from "../../src/core/text/format";
import { Swatch } from "../parts/swatch";
import { ChoiceSelect } from "../parts/choiceSelect";
import { CHANGES } from "./changes";
import { NO_CLASS_COLOUR } from "../../src/core/reading/noClassColour";
import { ERROR_KINDS } from "../pixels/errorColours";
import { legendOf, type LegendRow } from "./legendRows";
import { rightGround } from "../pixels/rightGround";
import { ShapesLegend, ShapesNote } from "./shapesLegend";
import { makeStandOut } from "../../src/core/reading/contrast";
import { OUTLINES } from "./paintOutlines";
import { hiddenClasses, type ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";
import { ERROR_COLOURS } from "../view/viewerView";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";
import { millilitres } from "../../src/core/labels/millilitres";
import type { Triple } from "../../src/core/labels/volume";
import { isClass, type ClassOrNone } from "../../src/core/labels/indices";

export interface LegendProps {
  readonly model: ViewerModel;
  readonly actions: ViewerActions;
}

/** What the colours mean, and which classes are in sight. */
export function Legend({ model, actions }: LegendProps): VNode | undefined {
  const entry = model.entry.value;
  if (!entry) return undefined;
  const { table } = model.store.evaluation.value;
  const { rows, leftOut } = legendOf(entry.counts, table);
  const hidden = hiddenClasses(model);
  const { focus, errorColours } = model.view.value;
  const isErrorColour = model.mode.value === "errors" && errorColours === "predicted";
  const swatch = (color: string): string => (isErrorColour ? makeStandOut(color, rightGround.value) : color);
  const name = (classIndex: ClassOrNone): string => (isClass(classIndex) ? className(table, classIndex) : texts.other);
  return (
    <aside class="legend" aria-label={texts.legend}>
      {model.chosenMode.value === "errors" && <ErrorColoursSelect model={model} actions={actions} />}
      {model.chosenMode.value === "shapes" && <ShapesLegend model={model} actions={actions} />}
      <Marks model={model} leftOut={leftOut} />
      {model.chosenMode.value === "shapes" && <ShapesNote model={model} />}
      {focus?.kind === "object" && <p class="dim">{texts.onlyObject}</p>}
      {focus?.kind === "cell" && <p class="dim">{texts.onlyCell(name(focus.target), name(focus.prediction))}</p>}
      <ul>
        {rows.map((row) => (
          <ClassLine
            key={row.classIndex}
            row={row}
            name={name(row.classIndex)}
            spacing={entry.target.facts.volume?.spacing}
            color={swatch(table.classes[row.classIndex]?.color ?? NO_CLASS_COLOUR)}
            ticked={!hidden.has(row.classIndex)}
            actions={actions}
          />
        ))}
      </ul>
      {hidden.size > 0 && (
        <button type="button" class="secondary" data-testid="show-all" onClick={actions.showAllClasses}>
          {texts.showAll}
        </button>
      )}
      <p class="dim hint">{texts.legendHint}</p>
    </aside>
  );
}

interface ClassLineProps {
  readonly row: LegendRow;
  readonly name: string;
  readonly color: string;
  readonly ticked: boolean;
  /** Of the voxels of a case, in millimetres. */
  readonly spacing: Triple | undefined;
  readonly actions: ViewerActions;
}

function ClassLine({ row, name, color, ticked, spacing, actions }: ClassLineProps): VNode {
  const { classIndex, targetPixels, predictedPixels } = row;
  const [ofTarget, predicted] = [targetPixels, predictedPixels].map((voxels) => millilitres(voxels, spacing));
  const isKnown = ofTarget !== undefined && predicted !== undefined;
  const only = (): void => {
    if (isClass(classIndex)) actions.onlyClass(classIndex);
  };
  return (
    <li>
      <label
        title={
          isKnown
            ? texts.voxels(
                { voxels: targetPixels, millilitres: ofTarget },
                { voxels: predictedPixels, millilitres: predicted },
              )
            : texts.pixels(targetPixels, predictedPixels)
        }
      >
        <input
          type="checkbox"
          checked={ticked}
          data-legend={classIndex}
          onClick={(event) => {
            if (!event.altKey) return;
            event.preventDefault();
            only();
          }}
          onChange={() => {
            actions.toggleClass(classIndex);
          }}
          onKeyDown={(event) => {
            if (event.key.toLowerCase() === "o") only();
          }}
        />
        <Swatch color={color} />
        <bdi class="text">{name}</bdi>
        {isKnown && <span class="dim volumes">{texts.volumes(ofTarget, predicted)}</span>}
      </label>
    </li>
  );
}

function ErrorColoursSelect({ model, actions }: LegendProps): VNode {
  const { errorColours } = model.view.value;
  return (
    <ChoiceSelect
      label={texts.errorColours}
      testId="error-colours"
      value={errorColours}
      onChoose={(value) => {
        actions.look({ errorColours: ERROR_COLOURS.find((by) => by === value) ?? errorColours });
      }}
    >
      {ERROR_COLOURS.map((by) => (
        <option key={by} value={by}>
          {texts.errorColoursOptions[by]}
        </option>
      ))}
    </ChoiceSelect>
  );
}

/** What is not a class: the hatch, the dim, the kinds of errors, the strokes of the outlines. */
function Marks({ model, leftOut }: { readonly model: ViewerModel; readonly leftOut: number }): VNode {
  const mode = model.mode.value;
  const { errorColours, focus } = model.view.value;
  const changes = model.compared.changes.value;
  const all = changes ? sum(Object.values(changes.pixels)) : 0;
  // "Missed" and "false alarm" are seen from one class; without one in focus a wrong pixel is just of another class.
  const kinds = ERROR_KINDS.filter(
    ({ id }) => id === "noClass" || (focus !== undefined && focus.kind !== "cell") === (id !== "wrongClass"),
  );
  return (
    <ul class="marks">
      {mode === "errors" && (
        <li>
          <span class="swatch right" aria-hidden="true" />
          {texts.right}
        </li>
      )}
      {mode === "errors" &&
        errorColours === "kind" &&
        kinds.map(({ id, color }) => (
          <li key={id}>
            <Swatch color={makeStandOut(color, rightGround.value)} />
            {texts.errorKinds[id]}
          </li>
        ))}
      {mode === "compared" &&
        CHANGES.map(({ id, color, alpha }) => (
          <li key={id} data-change={id} title={changes && texts.changedPixels(changes.pixels[id])}>
            <span class="swatch" style={{ backgroundColor: color, opacity: alpha / 255 }} aria-hidden="true" />
            {changeWords(id, model.store.comparing.names.value)}
            {changes && <span class="dim"> {formatShare(changes.pixels[id], all)}</span>}
          </li>
        ))}
      {mode === "outlines" &&
        SIDES.map((side) => (
          <li key={side}>
            <span
              class={`stroke ${OUTLINES[side].dashes}`}
              style={{ color: OUTLINES[side].color }}
              aria-hidden="true"
            />
            {texts.panes[side]}
          </li>
        ))}
      {leftOut > 0 && mode !== "photograph" && mode !== "prediction" && (
        <li>
          <span class="swatch hatch" aria-hidden="true" />
          {texts.ignored}
        </li>
      )}
    </ul>
  );
}

function changeWords(id: (typeof CHANGES)[number]["id"], { a, b }: ComparedNames): string {
  const words = texts.changes[id];
  return typeof words === "string" ? words : words(a, b);
}
