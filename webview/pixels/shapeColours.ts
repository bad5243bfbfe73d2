/**
 * Colours of what is drawn of shapes, of Okabe and Ito where they are few: told apart without seeing red and green; names stand beside
 * them. What is right, or mildest, is grey, but for outlines of kinds, which are errors: they have the colour of the charts.
 */
export const KIND_COLOURS = [
  { id: "boundary", color: "#f0e442" },
  { id: "extent", color: "#cc79a7" },
  { id: "missed", color: "#56b4e9" },
  { id: "invented", color: "#e69f00" },
] as const;

export const BAND_COLOURS = [
  { id: "both", color: "#999999" },
  { id: "target", color: "#56b4e9" },
  { id: "prediction", color: "#e69f00" },
  { id: "otherClass", color: "#cc79a7" },
] as const;

export const SKELETON_COLOURS = [
  { id: "met", color: "#999999" },
  { id: "target", color: "#56b4e9" },
  { id: "prediction", color: "#e69f00" },
] as const;

export const OBJECT_COLOURS = [
  { id: "found", color: "#999999" },
  { id: "missed", color: "#56b4e9" },
  { id: "invented", color: "#e69f00" },
] as const;

/** Distances by how many times the tolerance they are at most; the last but one has no bound, the last has no other outline. */
export const DISTANCE_COLOURS = [
  { times: 1, color: "#999999" },
  { times: 2, color: "#56b4e9" },
  { times: 4, color: "#9467bd" },
  { times: 8, color: "#e69f00" },
  { times: Number.MAX_VALUE, color: "#d55e00" },
  { times: Infinity, color: "#f0e442" },
] as const;
