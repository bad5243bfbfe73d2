/** Leaves that are not reproduced, each with the reason. */
export const LEFT: Readonly<Record<string, string>> = {
  "beyond_iou.boundary_IoU":
    "The image's edge is no outline there; Boundary IoU is Cheng's here, which pads the image.",
  "beyond_iou.trimap_IoU": "The image's edge is no outline there.",
  "beyond_iou.E_boundary_oU_renormed":
    "Another normalisation: shares here are of the union, so that they add up with the IoU to 1.",
  "beyond_iou.E_extent_oU_renormed": "Another normalisation.",
  "beyond_iou.E_segment_oU_renormed": "Another normalisation.",
  "beyond_iou@w2.E_boundary_oU_renormed": "Another normalisation.",
  "beyond_iou@w2.E_extent_oU_renormed": "Another normalisation.",
  "beyond_iou@w2.E_segment_oU_renormed": "Another normalisation.",
  "supervisely.boundary_intersection": "The image is not padded, so that its edge is no outline.",
  "supervisely.boundary_union": "The image is not padded.",
  "definition.trimap_intersection_class@0.02":
    "Of the outlines of one class alone; the trimap here is that of the label map, as Kohli's.",
  "definition.trimap_intersection_class@d3": "Of the outlines of one class alone.",
  "definition.trimap_union_class@0.02": "Of the outlines of one class alone.",
  "definition.trimap_union_class@d3": "Of the outlines of one class alone.",
  "definition.trimap_iou_class@0.02": "Of the outlines of one class alone.",
  "definition.trimap_iou_class@d3": "Of the outlines of one class alone.",
  "metricsreloaded.boundary_iou":
    "Its band is Euclidean, of pixels nearer than 1 to the border; Boundary IoU is Cheng's here.",
  "metricsreloaded.boundary_iou@BAND": "Its band is Euclidean; Boundary IoU is Cheng's here.",
  "medpy.obj_tpr": "A precision by its formula, of partners in the order of their numbers.",
  "medpy.obj_fpr": "A miss rate by its formula, of partners in the order of their numbers.",
  "ccmetrics.surface_dice@1": "The one figure per component here is the Dice.",
  "panoptica.global_bin_assd":
    "Computed without the spacing that was handed over, by an edge case handler where nothing is common.",
  "panoptica.global_bin_hd95": "Computed without the spacing that was handed over.",
  "panoptica.global_bin_nsd": "Computed without the spacing, at a tolerance of 0.5.",
  "panoptica.global_bin_dsc": "The Dice of pixels, a figure of counts.",
  "panoptica.pq_dsc": "A quality of matched pairs by Dice; PQ is by IoU here, as Kirillov's.",
  "panoptica.sq_dsc": "A quality of matched pairs by Dice.",
  "panoptica.sq_assd": "A quality of matched pairs by distance.",
};
