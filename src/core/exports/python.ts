import { PYTHON_LIBRARIES, pythonSnippet } from "../python/pythonSnippet";
import { atOnce, USUAL_FIGURES } from "./exporter";

/** A script that computes one figure from the same pairs with numpy, which has every figure. */
export const PYTHON = atOnce({
  id: "python",
  name: "Python script (numpy)",
  extension: ".py",
  write: (evaluation, report, { metric, average } = USUAL_FIGURES) => {
    const numpy = PYTHON_LIBRARIES.find(({ id }) => id === "numpy");
    return (
      (numpy && pythonSnippet(evaluation, report, { metric, average, library: numpy })) ??
      "# There is no script of regions that overlap: --format json has their counts.\n"
    );
  },
});
