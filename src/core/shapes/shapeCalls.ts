import type { DialectId, ShapeOptions } from "./shapeOptions";

/** A figure of shapes as a library gives it for one class of one image, `P` and `T` being its masks in prediction and target. */
export interface ShapeCall {
  /** With the version that it was held to. */
  readonly library: string;
  readonly call: string;
}

/** `bySpacingOfFiles`: every case has its own spacing, which is `zooms` in the calls, as nibabel's `header.get_zooms()` gives it. */
interface CallOptions extends ShapeOptions {
  readonly bySpacingOfFiles?: boolean;
}

type Calls = Readonly<Record<string, (options: CallOptions) => string>>;

/** By dialect and id of the metric; a figure that the library does not have is absent. Held by `test/fixtures/measures`. */
const DIALECT_CALLS: Readonly<Record<DialectId, { readonly library: string; readonly calls: Calls }>> = {
  monai: {
    library: "MONAI 1.5",
    calls: {
      hd: (options) =>
        `compute_hausdorff_distance(P[None, None], T[None, None], include_background=True${edges("spacing", options)})`,
      hd95: (options) =>
        `compute_hausdorff_distance(P[None, None], T[None, None], include_background=True, percentile=${options.percentile}${edges("spacing", options)})`,
      assd: (options) =>
        `compute_average_surface_distance(P[None, None], T[None, None], include_background=True, symmetric=True${edges("spacing", options)})`,
      nsd: (options) =>
        `compute_surface_dice(P[None, None], T[None, None], class_thresholds=[${tau(options)}], include_background=True${edges("spacing", options)})`,
    },
  },
  medpy: {
    library: "MedPy",
    calls: {
      hd: (options) => `binary.hd(P, T${edges("voxelspacing", options)})`,
      hd95: (options) => `binary.hd95(P, T${edges("voxelspacing", options)})`,
      assd: (options) => `binary.assd(P, T${edges("voxelspacing", options)})`,
    },
  },
  panoptica: {
    library: "panoptica",
    calls: {
      hd: (options) => panoptica("HD", options),
      hd95: (options) => panoptica("HD95", options),
      assd: (options) => panoptica("ASSD", options),
      // Its ASSD is what others call MASD.
      masd: (options) => panoptica("ASSD", options),
      nsd: (options) =>
        `Metric.NSD(reference_arr=T, prediction_arr=P, threshold=${tau(options)}${edges("voxelspacing", options)})`,
    },
  },
  deepmind: {
    library: "surface-distance",
    calls: {
      hd: (options) => `compute_robust_hausdorff(${deepmind(options)}, 100)`,
      hd95: (options) => `compute_robust_hausdorff(${deepmind(options)}, ${options.percentile})`,
      // It gives the means of both directions.
      assd: (options) => `np.mean(compute_average_surface_distance(${deepmind(options)}))`,
      masd: (options) => `np.mean(compute_average_surface_distance(${deepmind(options)}))`,
      nsd: (options) => `compute_surface_dice_at_tolerance(${deepmind(options)}, ${tau(options)})`,
    },
  },
  metricsreloaded: {
    library: "MetricsReloaded",
    calls: {
      hd: (options) => `BinaryPairwiseMeasures(P, T${edges("pixdim", options)}).measured_hausdorff_distance()`,
      hd95: (options) =>
        `BinaryPairwiseMeasures(P, T${edges("pixdim", options)}, dict_args={"hd_perc": ${options.percentile}}).measured_hausdorff_distance_perc()`,
      assd: (options) => `BinaryPairwiseMeasures(P, T${edges("pixdim", options)}).measured_average_distance()`,
      masd: (options) => `BinaryPairwiseMeasures(P, T${edges("pixdim", options)}).measured_masd()`,
      nsd: (options) =>
        `BinaryPairwiseMeasures(P, T${edges("pixdim", options)}, dict_args={"nsd": ${tau(options)}}).normalised_surface_distance()`,
    },
  },
};

/** Libraries whose percentile is 95, whatever is asked for. */
const NO_OTHER_PERCENTILE: ReadonlySet<DialectId> = new Set(["medpy", "panoptica"]);

/** Whether the library of a dialect has that figure of distances at all; its conventions alone make it where not. */
export function isInDialect(metric: string, dialect: DialectId): boolean {
  return Object.hasOwn(DIALECT_CALLS[dialect].calls, metric);
}

const OTHER_CALLS: Readonly<
  Record<string, { readonly library: string; readonly call: (options: ShapeOptions) => string }>
> = {
  boundaryIou: {
    library: "boundary-iou-api",
    call: ({ band }) =>
      band.kind === "diagonal"
        ? `IoU of mask_to_boundary(T, ${band.share}) and mask_to_boundary(P, ${band.share})`
        : `IoU of mask_to_boundary with a width of ${band.pixels} pixels`,
  },
  pq: { library: "panopticapi", call: () => "pq_compute_single_core" },
  sq: { library: "panopticapi", call: () => "pq_compute_single_core" },
  rq: { library: "panopticapi", call: () => "pq_compute_single_core" },
  lesionDice: { library: "BraTS-2023-Metrics", call: () => "get_LesionWiseResults" },
  lesionHd95: { library: "BraTS-2023-Metrics", call: () => "get_LesionWiseResults" },
  componentDice: { library: "CC-Metrics", call: () => 'CCDiceMetric(cc_reduction="patient")' },
  boundaryError: { library: "beyond-iou", call: () => "Evaluator(class_names, ignore_index, boundary_width=0.01)" },
  extentError: { library: "beyond-iou", call: () => "Evaluator(class_names, ignore_index, boundary_width=0.01)" },
  segmentError: { library: "beyond-iou", call: () => "Evaluator(class_names, ignore_index, boundary_width=0.01)" },
  cldice: { library: "clDice, scikit-image 0.19", call: () => "clDice(P, T)" },
};

/** The call that gives the figure of one class in one image where the target has no ignored pixel; undefined where none does. */
export function shapeCall(metric: string, options: CallOptions): ShapeCall | undefined {
  const { library, calls } = DIALECT_CALLS[options.dialect.id];
  const call = calls[metric];
  if (metric === "hd95" && options.percentile !== 95 && NO_OTHER_PERCENTILE.has(options.dialect.id)) return undefined;
  // Without a unit that the library can be told, a tolerance depends on the image.
  if (
    metric === "nsd" &&
    (options.tau.kind === "diagonal" || (options.bySpacingOfFiles && options.tau.kind === "pixels"))
  )
    return undefined;
  if (call) return { library, call: call(options) };
  const other = OTHER_CALLS[metric];
  return other && { library: other.library, call: other.call(options) };
}

function tau({ tau: chosen, spacing }: ShapeOptions): number {
  if (chosen.kind === "units") return chosen.units;
  return chosen.kind === "pixels" ? chosen.pixels * (spacing?.x ?? 1) : Number.NaN;
}

/** The edges of a pixel by array axis, as an argument; none where they are 1. */
function edges(name: string, { spacing, bySpacingOfFiles }: CallOptions): string {
  if (bySpacingOfFiles) return `, ${name}=zooms`;
  return spacing ? `, ${name}=[${float(spacing.y)}, ${float(spacing.x)}]` : "";
}

/** A float of Python: MONAI refuses edges of which one is a whole number and another is not. */
function float(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function panoptica(metric: "HD" | "HD95" | "ASSD", options: CallOptions): string {
  return `Metric.${metric}(reference_arr=T, prediction_arr=P${edges("voxelspacing", options)})`;
}

function deepmind({ spacing, bySpacingOfFiles }: CallOptions): string {
  if (bySpacingOfFiles) return "compute_surface_distances(T, P, zooms)";
  return `compute_surface_distances(T, P, [${float(spacing?.y ?? 1)}, ${float(spacing?.x ?? 1)}])`;
}
