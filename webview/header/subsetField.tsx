import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { imageFolders } from "../../src/core/counting/imageSubset";
import type { ImageSubset } from "../../src/core/document/choices";
import { linearPattern } from "../../src/core/pattern/linearPattern";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ChoiceSelect } from "../parts/choiceSelect";

const { subset: texts } = TEXTS;

/** Ways to choose images that take a text to be written. */
const WRITTEN = ["text", "pattern"] as const;
type Written = (typeof WRITTEN)[number];
const FOLDER = "folder:";

/** Which images every figure is of: all, a folder, or those that a text or a pattern finds by their names. */
export function SubsetField(): VNode {
  const store = useStore();
  const { subset } = store.choices.value;
  const { images } = store.report.value;
  const folders = useMemo(() => listedFolders(imageFolders(images.map(({ name }) => name))), [images]);
  // Chosen but nothing written yet: no subset so far.
  const [begun, setBegun] = useState<Written | undefined>(undefined);
  // What was written and could not be taken, with the reason: it stays in sight to be mended.
  const [fault, setFault] = useState<{ readonly written: string; readonly message: string } | undefined>(undefined);
  const written = begun ?? WRITTEN.find((kind) => kind === subset?.kind);
  const offered = subset?.kind === "folder" && !folders.includes(subset.folder) ? [subset.folder, ...folders] : folders;
  const take = (chosen: ImageSubset | undefined): void => {
    setFault(undefined);
    setBegun(undefined);
    store.choose({ subset: chosen });
  };
  const write = (kind: Written, value: string): void => {
    if (value === "") {
      if (subset) take(undefined);
      return;
    }
    const read = kind === "pattern" ? linearPattern(value) : undefined;
    if (read?.ok === false) {
      setFault({ written: value, message: read.message });
      store.announce(read.message);
      return;
    }
    take(kind === "text" ? { kind, text: value } : { kind, pattern: value });
  };
  return (
    <>
      <ChoiceSelect
        label={texts.label}
        title={texts.title}
        testId="subset"
        value={written ?? (subset?.kind === "folder" ? FOLDER + subset.folder : "")}
        onChoose={(value) => {
          const kind = WRITTEN.find((way) => way === value);
          if (!kind) {
            take(value === "" ? undefined : { kind: "folder", folder: value.slice(FOLDER.length) });
            return;
          }
          setFault(undefined);
          setBegun(kind);
        }}
      >
        <option value="">{texts.all}</option>
        {WRITTEN.map((kind) => (
          <option key={kind} value={kind}>
            {texts.written[kind]}
          </option>
        ))}
        {offered.length > 0 && (
          <optgroup label={texts.folder}>
            {offered.map((folder) => (
              <option key={folder} value={FOLDER + folder}>
                {folder === "" ? texts.noFolder : folder}
              </option>
            ))}
          </optgroup>
        )}
      </ChoiceSelect>
      {written && (
        <span class="written">
          <input
            key={written}
            type="text"
            class="subset"
            data-testid="subset-text"
            spellcheck={false}
            aria-label={texts.written[written]}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : "subset-fault"}
            value={fault?.written ?? writtenText(subset, written)}
            onChange={({ currentTarget }) => {
              write(written, currentTarget.value);
            }}
          />
          {fault !== undefined && (
            <span id="subset-fault" class="refused">
              {fault.message}
            </span>
          )}
        </span>
      )}
    </>
  );
}

/** A menu of more folders than these helps nobody: a text in the name finds the others. */
const MOST_FOLDERS = 200;

/** All folders, or of very many those nearest the top. */
function listedFolders(folders: readonly string[]): readonly string[] {
  if (folders.length <= MOST_FOLDERS) return folders;
  const depth = (folder: string): number => folder.split("/").length;
  const nearest = new Set(folders.toSorted((a, b) => depth(a) - depth(b)).slice(0, MOST_FOLDERS));
  return folders.filter((folder) => nearest.has(folder));
}

function writtenText(subset: ImageSubset | undefined, kind: Written): string {
  if (kind === "text") return subset?.kind === "text" ? subset.text : "";
  return subset?.kind === "pattern" ? subset.pattern : "";
}
