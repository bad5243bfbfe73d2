import type { VNode } from "preact";
import { formatCount } from "../../src/core/text/format";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { LongList } from "../parts/longList";

const { dataCheck: texts } = TEXTS;

/** Who was paired with whom, and who had no partner on either side. */
export function FileLists(): VNode {
  const { images, pairing, problems } = useStore().report.value;
  // What is a problem stands above with what to do: a file is listed once.
  const above = new Set(problems.map(({ file }) => file));
  const lists = [
    { id: "targetsOnly", title: texts.lists.targetsOnly, files: pairing.targetsOnly },
    { id: "predictionsOnly", title: texts.lists.predictionsOnly, files: pairing.predictionsOnly },
    {
      id: "pairs",
      title: texts.lists.pairs,
      files: images.flatMap(({ target, prediction }) => (prediction ? [`${target.path} ↔ ${prediction.path}`] : [])),
    },
  ];
  return (
    <section class="card file-lists">
      {lists.map(({ id, title, files }) => (
        <div key={id} data-testid={id}>
          <h2>
            {title} <span class="count">{formatCount(files.length)}</span>
          </h2>
          <Files files={files} above={above} />
        </div>
      ))}
    </section>
  );
}

function Files({ files, above }: { readonly files: readonly string[]; readonly above: ReadonlySet<string> }): VNode {
  const rest = files.filter((file) => !above.has(file));
  if (rest.length > 0) return <LongList items={rest} draw={fileLine} />;
  return <p class="dim">{files.length === 0 ? texts.noneLeft : texts.listedAbove(files.length)}</p>;
}

function fileLine(file: string, index: number): VNode {
  return (
    <li key={index} class="file">
      {file}
    </li>
  );
}
