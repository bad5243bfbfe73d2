import type { VNode } from "preact";
import type { KindAccount } from "../../src/core/averages/kindAccount";
import { kindSentence } from "../../src/core/sentences/kindWords";
import { UNDEFINED_TEXT } from "../../src/core/text/format";
import { TEXTS } from "../texts/texts";
import { KindBar } from "./kindBar";

export interface KindsCellProps {
  /** Undefined where there is nothing of the class. */
  readonly account: KindAccount | undefined;
  /** Whose it is, in a sentence. */
  readonly name: string;
  readonly width: number;
}

/** What an IoU lacks, by kind, in a cell of a table: a bar, and a sentence for the pointer and for those who do not see it. */
export function KindsCell({ account, name, width }: KindsCellProps): VNode {
  const words = account ? kindSentence(name, account) : TEXTS.figure.undefined(TEXTS.kinds.nothing);
  return (
    <span class={account ? "kinds-cell" : "kinds-cell dim"} role="img" aria-label={words} title={words}>
      {account ? <KindBar account={account} width={width} /> : UNDEFINED_TEXT}
    </span>
  );
}
