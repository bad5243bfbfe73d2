import assert from "node:assert/strict";
import { shapeMetrics } from "../../../../src/core/metrics/shapeMetrics";
import { shapeCall } from "../../../../src/core/shapes/shapeCalls";
import { DIALECT_IDS, shapeOptions, type ShapeChoices } from "../../../../src/core/shapes/shapeOptions";

describe("the calls of libraries that give figures of shapes", () => {
  it("are of the dialect, with its percentile and tolerance", () => {
    const options = shapeOptions({ percentile: 90, tau: { kind: "pixels", pixels: 3 }, dialect: "deepmind" });
    assert.match(shapeCall("hd95", options)?.call ?? "", /compute_robust_hausdorff\(.*, 90\)$/);
    assert.match(shapeCall("nsd", options)?.call ?? "", /at_tolerance\(.*, 3\)$/);
    assert.equal(shapeCall("masd", shapeOptions({ dialect: "monai" })), undefined);
    assert.match(shapeCall("hd95", shapeOptions({ dialect: "medpy" }))?.call ?? "", /^binary\.hd95/);
    for (const dialect of ["medpy", "panoptica"] as const)
      assert.equal(shapeCall("hd95", shapeOptions({ dialect, percentile: 90 })), undefined);
  });

  it("take a tolerance in pixels for one in the unit of the spacing, and a share of the diagonal for none", () => {
    const spacing = { x: 0.5, y: 0.5, z: 1 };
    assert.match(
      shapeCall("nsd", shapeOptions({ spacing, tau: { kind: "pixels", pixels: 3 } }))?.call ?? "",
      /\[1\.5\]/,
    );
    assert.match(shapeCall("nsd", shapeOptions({ spacing, tau: { kind: "units", units: 3 } }))?.call ?? "", /\[3\]/);
    assert.match(
      shapeCall("hd", shapeOptions({ spacing: { x: 2, y: 0.5, z: 1 } }))?.call ?? "",
      /spacing=\[0\.5, 2\.0\]/,
    );
    assert.equal(shapeCall("nsd", shapeOptions({ tau: { kind: "diagonal", share: 0.01 } })), undefined);
  });

  it("are these of each dialect, as a script would have them, without and with the edges of a pixel", () => {
    const ids = ["hd", "hd95", "assd", "masd", "nsd"];
    const calls = (dialect: (typeof DIALECT_IDS)[number], spacing?: { x: number; y: number; z: number }) =>
      ids.flatMap((id) => {
        const found = shapeCall(id, shapeOptions({ dialect, ...(spacing && { spacing }) }));
        return found ? [`${id}, ${found.library}: ${found.call}`] : [];
      });
    const arrays = "P[None, None], T[None, None]";
    const monai = (edges: string, tau: number): readonly string[] => [
      `hd, MONAI 1.5: compute_hausdorff_distance(${arrays}, include_background=True${edges})`,
      `hd95, MONAI 1.5: compute_hausdorff_distance(${arrays}, include_background=True, percentile=95${edges})`,
      `assd, MONAI 1.5: compute_average_surface_distance(${arrays}, include_background=True, symmetric=True${edges})`,
      `nsd, MONAI 1.5: compute_surface_dice(${arrays}, class_thresholds=[${tau}], include_background=True${edges})`,
    ];
    const medpy = (edges: string): readonly string[] => [
      `hd, MedPy: binary.hd(P, T${edges})`,
      `hd95, MedPy: binary.hd95(P, T${edges})`,
      `assd, MedPy: binary.assd(P, T${edges})`,
    ];
    const panoptica = (edges: string, tau: number): readonly string[] => [
      `hd, panoptica: Metric.HD(reference_arr=T, prediction_arr=P${edges})`,
      `hd95, panoptica: Metric.HD95(reference_arr=T, prediction_arr=P${edges})`,
      `assd, panoptica: Metric.ASSD(reference_arr=T, prediction_arr=P${edges})`,
      `masd, panoptica: Metric.ASSD(reference_arr=T, prediction_arr=P${edges})`,
      `nsd, panoptica: Metric.NSD(reference_arr=T, prediction_arr=P, threshold=${tau}${edges})`,
    ];
    const deepmind = (edges: string, tau: number): readonly string[] => [
      `hd, surface-distance: compute_robust_hausdorff(compute_surface_distances(T, P, ${edges}), 100)`,
      `hd95, surface-distance: compute_robust_hausdorff(compute_surface_distances(T, P, ${edges}), 95)`,
      `assd, surface-distance: np.mean(compute_average_surface_distance(compute_surface_distances(T, P, ${edges})))`,
      `masd, surface-distance: np.mean(compute_average_surface_distance(compute_surface_distances(T, P, ${edges})))`,
      `nsd, surface-distance: compute_surface_dice_at_tolerance(compute_surface_distances(T, P, ${edges}), ${tau})`,
    ];
    const reloaded = (edges: string, tau: number): readonly string[] => [
      `hd, MetricsReloaded: BinaryPairwiseMeasures(P, T${edges}).measured_hausdorff_distance()`,
      `hd95, MetricsReloaded: BinaryPairwiseMeasures(P, T${edges}, dict_args={"hd_perc": 95}).measured_hausdorff_distance_perc()`,
      `assd, MetricsReloaded: BinaryPairwiseMeasures(P, T${edges}).measured_average_distance()`,
      `masd, MetricsReloaded: BinaryPairwiseMeasures(P, T${edges}).measured_masd()`,
      `nsd, MetricsReloaded: BinaryPairwiseMeasures(P, T${edges}, dict_args={"nsd": ${tau}}).normalised_surface_distance()`,
    ];
    assert.deepEqual(calls("monai"), monai("", 2));
    assert.deepEqual(calls("medpy"), medpy(""));
    assert.deepEqual(calls("panoptica"), panoptica("", 2));
    assert.deepEqual(calls("deepmind"), deepmind("[1.0, 1.0]", 2));
    assert.deepEqual(calls("metricsreloaded"), reloaded("", 2));
    // Along array axes, rows first; the tolerance of two pixels is six millimetres along a row.
    const spacing = { x: 3, y: 0.5, z: 1 };
    assert.deepEqual(calls("monai", spacing), monai(", spacing=[0.5, 3.0]", 6));
    assert.deepEqual(calls("medpy", spacing), medpy(", voxelspacing=[0.5, 3.0]"));
    assert.deepEqual(calls("panoptica", spacing), panoptica(", voxelspacing=[0.5, 3.0]", 6));
    assert.deepEqual(calls("deepmind", spacing), deepmind("[0.5, 3.0]", 6));
    assert.deepEqual(calls("metricsreloaded", spacing), reloaded(", pixdim=[0.5, 3.0]", 6));
  });

  it("are these of every other figure that a library has, whatever the dialect", () => {
    const found = (options: ShapeChoices) =>
      shapeMetrics(undefined).flatMap(({ id }) => {
        const call = ["hd", "hd95", "assd", "masd", "nsd"].includes(id)
          ? undefined
          : shapeCall(id, shapeOptions(options));
        return call ? [`${id}, ${call.library}: ${call.call}`] : [];
      });
    const beyondIou = "beyond-iou: Evaluator(class_names, ignore_index, boundary_width=0.01)";
    const others = [
      "pq, panopticapi: pq_compute_single_core",
      "sq, panopticapi: pq_compute_single_core",
      "rq, panopticapi: pq_compute_single_core",
      "lesionDice, BraTS-2023-Metrics: get_LesionWiseResults",
      "lesionHd95, BraTS-2023-Metrics: get_LesionWiseResults",
      'componentDice, CC-Metrics: CCDiceMetric(cc_reduction="patient")',
      `boundaryError, ${beyondIou}`,
      `extentError, ${beyondIou}`,
      `segmentError, ${beyondIou}`,
      "cldice, clDice, scikit-image 0.19: clDice(P, T)",
    ];
    for (const dialect of DIALECT_IDS)
      assert.deepEqual(found({ dialect }), [
        "boundaryIou, boundary-iou-api: IoU of mask_to_boundary(T, 0.02) and mask_to_boundary(P, 0.02)",
        ...others,
      ]);
    assert.deepEqual(found({ band: { kind: "pixels", pixels: 3 } }), [
      "boundaryIou, boundary-iou-api: IoU of mask_to_boundary with a width of 3 pixels",
      ...others,
    ]);
  });

  it("are of metrics that there are", () => {
    const ids = shapeMetrics(undefined).map(({ id }) => id);
    for (const dialect of DIALECT_IDS)
      assert.ok(
        ids.some((id) => shapeCall(id, shapeOptions({ dialect })) !== undefined),
        dialect,
      );
    assert.equal(shapeCall("iou", shapeOptions()), undefined);
  });
});
