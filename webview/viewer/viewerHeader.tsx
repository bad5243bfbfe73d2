import type { VNode } from "preact";
import { Icon, type IconName } from "../parts/icon";
import type { ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

/** Which image is open, and where it stands among the others. */
export function ViewerHeader({
  model,
  actions,
}: {
  readonly model: ViewerModel;
  readonly actions: ViewerActions;
}): VNode {
  const { image = "", starred } = model.view.value;
  const order = model.order.value;
  const place = order.indexOf(image);
  const isStarred = starred.includes(image);
  const step = (by: number, name: string, icon: IconName): VNode => (
    <button
      type="button"
      class="secondary icon-button"
      aria-label={name}
      title={name}
      data-testid={by > 0 ? "next-image" : "previous-image"}
      disabled={order[place + by] === undefined}
      onClick={() => {
        actions.goToImage(by);
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <header class="viewer-header">
      <h2 id="viewer-title" title={image}>
        <bdi>{image}</bdi>
      </h2>
      <span class="dim" data-testid="viewer-position">
        {place < 0 ? texts.notListed(order.length) : texts.position(place + 1, order.length)}
      </span>
      <span class="viewer-buttons">
        {step(-1, texts.previous, "chevron-left")}
        {step(1, texts.next, "chevron-right")}
        <button
          type="button"
          class="secondary icon-button"
          aria-pressed={isStarred}
          aria-label={texts.star}
          title={isStarred ? texts.unstar : texts.star}
          data-testid="star"
          onClick={actions.toggleStar}
        >
          <Icon name={isStarred ? "star-full" : "star"} />
        </button>
        <button
          type="button"
          class="secondary icon-button"
          aria-label={texts.keysTitle}
          title={texts.keysTitle}
          onClick={actions.showKeys}
        >
          <Icon name="question" />
        </button>
        <button
          type="button"
          class="secondary icon-button"
          aria-label={texts.close}
          title={texts.close}
          data-testid="close-viewer"
          onClick={actions.close}
        >
          <Icon name="close" />
        </button>
      </span>
    </header>
  );
}
