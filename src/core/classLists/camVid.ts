import type { ClassList } from "../document/classList";

/** CamVid's `label_colors.txt`, in its order. */
const ROWS: readonly (readonly [name: string, color: string])[] = [
  ["Animal", "#408040"],
  ["Archway", "#c00080"],
  ["Bicyclist", "#0080c0"],
  ["Bridge", "#008040"],
  ["Building", "#800000"],
  ["Car", "#400080"],
  ["CartLuggagePram", "#4000c0"],
  ["Child", "#c08040"],
  ["Column_Pole", "#c0c080"],
  ["Fence", "#404080"],
  ["LaneMkgsDriv", "#8000c0"],
  ["LaneMkgsNonDriv", "#c00040"],
  ["Misc_Text", "#808040"],
  ["MotorcycleScooter", "#c000c0"],
  ["OtherMoving", "#804040"],
  ["ParkingBlock", "#40c080"],
  ["Pedestrian", "#404000"],
  ["Road", "#804080"],
  ["RoadShoulder", "#8080c0"],
  ["Sidewalk", "#0000c0"],
  ["SignSymbol", "#c08080"],
  ["Sky", "#808080"],
  ["SUVPickupTruck", "#4080c0"],
  ["TrafficCone", "#000040"],
  ["TrafficLight", "#004040"],
  ["Train", "#c04080"],
  ["Tree", "#808000"],
  ["Truck_Bus", "#c080c0"],
  ["Tunnel", "#400040"],
  ["VegetationMisc", "#c0c000"],
  ["Void", "#000000"],
  ["Wall", "#40c000"],
];

/** The 32 classes; Void is ignored, as in the data set's own evaluation. */
export const CAMVID: ClassList = {
  source: "CamVid",
  classes: ROWS.map(([name, color], label) => ({ label, name, color })),
  ignore: [ROWS.findIndex(([name]) => name === "Void")],
};

/** The 11 classes and the void of SegNet's version, in whose order its masks are numbered, with the colours of its tutorial. */
const SEGNET_ROWS: readonly (readonly [name: string, color: string])[] = [
  ["Sky", "#808080"],
  ["Building", "#800000"],
  ["Pole", "#c0c080"],
  ["Road", "#804080"],
  ["Pavement", "#3c28de"],
  ["Tree", "#808000"],
  ["SignSymbol", "#c08080"],
  ["Fence", "#404080"],
  ["Car", "#400080"],
  ["Pedestrian", "#404000"],
  ["Bicyclist", "#0080c0"],
  ["Void", "#000000"],
];

export const CAMVID_11: ClassList = {
  source: "CamVid 11",
  classes: SEGNET_ROWS.map(([name, color], label) => ({ label, name, color })),
  ignore: [SEGNET_ROWS.length - 1],
};
