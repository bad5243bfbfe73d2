import type { VNode } from "preact";
import { PROBLEM_KINDS, type Problem } from "../../src/core/document/problem";
import { formatCount } from "../../src/core/text/format";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { LongList } from "../parts/longList";

const { dataCheck: texts, problemKinds } = TEXTS;

/** Every problem with its file and what to do, gathered by kind. */
export function ProblemsCard(): VNode {
  const store = useStore();
  const { problems } = store.report.value;
  return (
    <section class="card" aria-labelledby="problems-title" data-testid="problems">
      <h2 id="problems-title">
        {texts.problems} <span class="count">{formatCount(problems.length)}</span>
      </h2>
      {problems.length === 0 && store.complete.value && <p class="dim">{texts.noProblem}</p>}
      {PROBLEM_KINDS.map((kind) => {
        const ofKind = problems.filter((problem) => problem.kind === kind);
        return ofKind.length === 0 ? undefined : (
          <div key={kind} data-problem-kind={kind}>
            <h3>
              {problemKinds[kind]} <span class="count">{formatCount(ofKind.length)}</span>
            </h3>
            <LongList items={ofKind} draw={problemLine} />
          </div>
        );
      })}
    </section>
  );
}

function problemLine({ file, message }: Problem, index: number): VNode {
  return (
    <li key={index} class="problem">
      <span class="file" translate={false}>
        {file === "" ? texts.wholeFolder : file}
      </span>
      <span translate={false}>{message}</span>
    </li>
  );
}
