import { callPython } from "../sameAs/callNames";
import type { FigureContext } from "../sameAs/figureContext";
import type { LibraryCall } from "../sameAs/libraryCall";

/** The Python that computes the figure with a library, behind that which reads the pairs; undefined where no call gives it. */
export type LibraryFigure = (context: FigureContext) => readonly string[] | undefined;

/** Prints what the first of the calls gives that gives the figure. */
export function printFirst(...calls: readonly ((context: FigureContext) => LibraryCall | undefined)[]): LibraryFigure {
  return (context) => {
    for (const call of calls) {
      const found = call(context);
      if (!found) continue;
      const { before, figure } = callPython(found);
      return [...before, `print(float(${figure}))`];
    }
    return undefined;
  };
}
