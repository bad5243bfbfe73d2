import type { TargetedKeyboardEvent, VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useStore } from "../store/storeContext";
import { createLayers } from "./layers";
import { useFocusWhileOpen } from "./useFocusWhileOpen";
import { KeyList } from "./keyList";
import { Legend } from "./legend";
import { Readout } from "./readoutLine";
import { SliceBar } from "./sliceBar";
import { Stage } from "./stage";
import { createViewerActions } from "./viewerActions";
import { ViewerHeader } from "./viewerHeader";
import { viewerKey } from "./viewerKeys";
import { createViewerModel } from "./viewerModel";
import { ViewerToolbar } from "./viewerToolbar";

/** One image, pixel by pixel, beside the tab that asked for it. */
export function Viewer(): VNode {
  const store = useStore();
  const { model, layers, actions } = useMemo(() => {
    const made = createViewerModel(store);
    return { model: made, layers: createLayers(made), actions: createViewerActions(made) };
  }, [store]);
  useEffect(() => model.dispose, [model]);
  const section = useRef<HTMLElement>(null);
  useFocusWhileOpen(section, model.view.value.image);
  const letGo = (): void => {
    actions.blink("off");
  };
  return (
    <section
      class="viewer"
      ref={section}
      aria-labelledby="viewer-title"
      data-testid="viewer"
      onKeyDown={(event) => {
        const key = model.keyList.value === "closed" && isForViewer(event) ? viewerKey(event) : undefined;
        if (!key) return;
        event.preventDefault();
        // A list that may be open is left first: the next Escape closes the viewer.
        if (key.id === "close" && event.target instanceof HTMLSelectElement) {
          section.current?.querySelector<HTMLElement>(".stage")?.focus({ preventScroll: true });
          return;
        }
        key.run(actions, event);
      }}
      onKeyUp={(event) => {
        if (event.key === " ") letGo();
      }}
      onFocusOut={letGo}
    >
      <ViewerHeader model={model} actions={actions} />
      <ViewerToolbar model={model} layers={layers} actions={actions} />
      <div class="viewer-body">
        <Stage model={model} layers={layers} actions={actions} />
        <Legend model={model} actions={actions} />
      </div>
      <SliceBar model={model} actions={actions} />
      <Readout model={model} actions={actions} />
      {model.keyList.value === "open" && <KeyList model={model} />}
    </section>
  );
}

/** Controls keep the keys that they work with themselves. */
const OWN_KEYS: readonly { readonly selector: string; readonly keeps: (key: string) => boolean }[] = [
  { selector: "select", keeps: (key) => key !== "Escape" },
  { selector: "input[type=range]", keeps: (key) => /^(Arrow|Page|Home|End)/.test(key) },
  { selector: "input[type=radio]", keeps: (key) => key === " " || key.startsWith("Arrow") },
  { selector: "button, summary, input[type=checkbox]", keeps: (key) => key === " " },
];

function isForViewer({ target, key }: TargetedKeyboardEvent<HTMLElement>): boolean {
  return (
    !(target instanceof Element) || !OWN_KEYS.some(({ selector, keeps }) => target.matches(selector) && keeps(key))
  );
}
