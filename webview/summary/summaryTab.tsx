import type { VNode } from "preact";
import { reportedImages } from "../../src/core/sentences/reportedImages";
import { useIntervals } from "../figures/useIntervals";
import { ScrollingPanel } from "../parts/scrollingPanel";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { AdviceCard } from "./adviceCard";
import { AveragesCard } from "./averagesCard";
import { Banners } from "./banners";
import { ClassBars } from "./classBars";
import { DetectionCard } from "./detectionCard";
import { GapCard } from "./gapCard";
import { ImagesHistogram } from "./imagesHistogram";
import { KindsCard } from "./kindsCard";
import { OverallCard } from "./overallCard";
import { ReportedCard } from "./reportedCard";
import { SpreadCard } from "./spreadCard";
import { ThresholdCard } from "./thresholdCard";
import { UnmeasuredCard } from "./unmeasuredCard";
import { VerdictCard } from "./verdictCard";
import { WorstImages } from "./worstImages";

/** Of so few classes the bars leave room for the histogram. */
const FEW_BARS = 6;

/** The answer first, then why others get another one, then everything else. */
export function SummaryTab(): VNode {
  const { intervals, groups } = useIntervals();
  const store = useStore();
  const metric = store.metric.value;
  const ofImage = store.figures(metric).ofImage.value;
  const images = reportedImages(store.evaluation.value, metric, {
    chosen: store.view.value.reported,
    macroOf: (image) => ofImage(image).macro.value,
  });
  const isMeasured = store.unmeasured.value === undefined;
  const isShort = store.evaluation.value.classSet.length <= FEW_BARS;
  return (
    <ScrollingPanel tab="summary">
      <Banners />
      {!isMeasured && <UnmeasuredCard />}
      {isMeasured && (
        <div class="answer">
          <div class="column">
            <ReportedCard intervals={intervals} />
            <VerdictCard intervals={intervals} />
          </div>
          <div class="column">
            <ClassBars intervals={intervals} />
            <DetectionCard />
            {isShort && <ImagesHistogram images={images} />}
          </div>
          <div class="column">
            {!isShort && <ImagesHistogram images={images} />}
            <WorstImages images={images} />
          </div>
        </div>
      )}
      {isMeasured && <AdviceCard />}
      <ThresholdCard />
      {isMeasured && (
        <section class="card disagree" aria-labelledby="disagree-title" data-testid="disagree">
          <h2 id="disagree-title">{TEXTS.disagree.title}</h2>
          <p class="explanation">{TEXTS.disagree.explanation}</p>
          <div class="side-by-side">
            <AveragesCard intervals={intervals} groups={groups} />
            <GapCard />
          </div>
        </section>
      )}
      <KindsCard />
      <section class="card" aria-labelledby="more-title">
        <h2 id="more-title">{TEXTS.more.title}</h2>
        <div class="side-by-side">
          {isMeasured && <SpreadCard />}
          <OverallCard />
        </div>
      </section>
    </ScrollingPanel>
  );
}
