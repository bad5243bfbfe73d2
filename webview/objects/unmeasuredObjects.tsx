import type { VNode } from "preact";
import { MeasureNotice } from "../shapes/measureNotice";
import { useStore } from "../store/storeContext";
import { whatLacks } from "../store/whatLacks";
import { ObjectReadingSelect } from "./objectReadingSelect";
import { TEXTS } from "../texts/texts";

/** Why no object is listed, and the button that measures them. */
export function UnmeasuredObjects(): VNode | undefined {
  const lacking = whatLacks(useStore().evaluation.value, "objects");
  return (
    lacking && (
      <div class="empty" data-testid="objects-unmeasured">
        <MeasureNotice name={TEXTS.objects.table} number="several" lacking={lacking} estimate="near" />
        <ObjectReadingSelect />
      </div>
    )
  );
}
