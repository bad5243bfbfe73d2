import type { Figure } from "../numbers/figure";

/** The figures of surface distances that every dialect has its own way of making. */
export const SURFACE_FIGURES = ["hd", "hdPercentile", "asd", "assd", "masd", "nsd"] as const;
export type SurfaceFigure = (typeof SURFACE_FIGURES)[number];

/**
 * One library's way of making figures of surface distances. Where libraries say nothing of a figure, the dialect gives what
 * its own means would be.
 */
export interface SurfaceDialect {
  readonly id: "monai" | "medpy" | "panoptica" | "deepmind" | "metricsreloaded";
  readonly name: string;
  /** What counts: border pixels, or corners of the grid by the length of outline that they stand for. */
  readonly points: "pixels" | "corners";
  /**
   * Of the percentile: the larger of the quantiles of both directions, one quantile of both lists together, or the larger of
   * the first distances at which the length of the outline reaches the share.
   */
  readonly percentile: "larger" | "pooled" | "cumulated";
  /** The average (ASSD): of both lists together, or the mean of their two means. */
  readonly assd: "pooled" | "meanOfMeans";
  /** The share within the tolerance (NSD): of both lists together, or the mean of their two shares. */
  readonly nsd: "pooled" | "meanOfShares";
  /** What the figures are where the class is on neither side, or on one only. */
  readonly bothEmpty: Readonly<Record<SurfaceFigure, Figure>>;
  readonly oneEmpty: Readonly<Record<SurfaceFigure, Figure>>;
}

const UNDEFINED = {
  hd: undefined,
  hdPercentile: undefined,
  asd: undefined,
  assd: undefined,
  masd: undefined,
  nsd: undefined,
};

/** The first is the default. Sources: the code of each library, as `test/fixtures/measures/README.md` names it. */
export const SURFACE_DIALECTS: readonly SurfaceDialect[] = [
  {
    id: "monai",
    name: "MONAI",
    points: "pixels",
    percentile: "larger",
    assd: "pooled",
    nsd: "pooled",
    bothEmpty: UNDEFINED,
    // MONAI interpolates its percentile between two infinities, which is not a number.
    oneEmpty: { hd: Infinity, hdPercentile: undefined, asd: Infinity, assd: Infinity, masd: Infinity, nsd: 0 },
  },
  {
    id: "medpy",
    name: "MedPy",
    points: "pixels",
    percentile: "pooled",
    assd: "pooled",
    nsd: "meanOfShares",
    // MedPy raises.
    bothEmpty: UNDEFINED,
    oneEmpty: UNDEFINED,
  },
  {
    id: "panoptica",
    name: "panoptica",
    points: "pixels",
    percentile: "pooled",
    assd: "meanOfMeans",
    nsd: "meanOfShares",
    bothEmpty: UNDEFINED,
    // It raises, or gives what a distance transform of nothing happens to hold.
    oneEmpty: UNDEFINED,
  },
  {
    id: "deepmind",
    name: "DeepMind surface-distance",
    points: "corners",
    percentile: "cumulated",
    assd: "meanOfMeans",
    nsd: "pooled",
    bothEmpty: { ...UNDEFINED, hd: Infinity, hdPercentile: Infinity },
    oneEmpty: { ...UNDEFINED, hd: Infinity, hdPercentile: Infinity, nsd: 0 },
  },
  {
    id: "metricsreloaded",
    name: "MetricsReloaded",
    points: "pixels",
    percentile: "larger",
    assd: "pooled",
    nsd: "pooled",
    bothEmpty: { hd: 0, hdPercentile: 0, asd: 0, assd: 0, masd: 0, nsd: 1 },
    oneEmpty: UNDEFINED,
  },
];
