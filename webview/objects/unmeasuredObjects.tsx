import type { VNode } from "preact";
import { MeasureNotice } from "../shapes/measureNotice";
import { useStore } from "../store/storeContext";
import { unmeasured } from "../store/unmeasured";
import { ObjectReadingSelect } from "./objectReadingSelect";
import { TEXTS } from "../texts/texts";

/** Why no object is listed, and the button that measures them. */
export function UnmeasuredObjects(): VNode | undefined {
  const lacking = unmeasured(useStore().evaluation.value, "objects");
  return (
    lacking && (
      <div class="empty" data-testid="objects-unmeasured">
        <MeasureNotice name={TEXTS.objects.table} number="several" lacking={lacking} estimate="near" />
        <ObjectReadingSelect />
      </div>
    )
  );
}
