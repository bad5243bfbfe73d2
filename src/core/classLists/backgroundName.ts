/** Names of what is around the objects, in lists that have a class for it. */
const BACKGROUND =
  /^[\s_]*(?:back[ _-]?ground|bg|un-?labell?ed|void|none|others?|unknown|undefined|ignored?|un-?classified|clutter|nothing|empty|no[ _-]?(?:data|class|label|object)|outside|misc|rest|normal|negative|null|hintergrund|fond|fondo)[\s_]*$/i;

/** Whether a class of this name takes what belongs to no other class. */
export function isBackgroundName(name: string): boolean {
  return BACKGROUND.test(name);
}

/**
 * Names of what fills the picture between the objects: a list of such a first class needs no background. Taken from the
 * lists of Cityscapes, ADE20K, LoveDA, ISPRS and pathology.
 */
const SURFACES = new Set(
  (
    "road roads street streets sky wall walls floor ground grass building buildings water land terrain tree trees vegetation forest forests field fields " +
    "soil snow sea sand urban rural pavement sidewalk pavements impervious surface surfaces agriculture agricultural cropland farmland crop barren bare " +
    "ocean river lake tissue stroma skin asphalt concrete earth mountain ceiling wood landscape flat stuff"
  ).split(" "),
);

export function isSurfaceName(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => SURFACES.has(word));
}
