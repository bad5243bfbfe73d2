import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { VIEWER_KEYS } from "./viewerKeys";
import type { ViewerModel } from "./viewerModel";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

/** The list of keys, in front of everything else until it is closed. */
export function KeyList({ model }: { readonly model: ViewerModel }): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  const isCase = model.entry.value?.depth !== undefined;
  const { wheel, wheelOfCase } = texts.keyLabels;
  const rows = [
    ...VIEWER_KEYS.filter(({ isOfCases }) => isCase || isOfCases !== true),
    { id: "wheel", shown: "Wheel", label: isCase ? wheelOfCase : wheel },
  ];
  const close = (): void => {
    model.keyList.value = "closed";
  };
  return (
    <dialog class="key-list" ref={dialog} aria-labelledby="key-list-title" data-testid="key-list" onClose={close}>
      <h2 id="key-list-title">{texts.keysTitle}</h2>
      <dl>
        {rows.map(({ id, shown, label }) => (
          <div key={id}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={close}>
        {texts.close}
      </button>
    </dialog>
  );
}
