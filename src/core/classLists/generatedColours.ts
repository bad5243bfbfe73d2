import type { ClassList } from "../document/classList";
import type { Label } from "../labels/label";

/** Okabe and Ito, "Color Universal Design" (2008): told apart with every common colour vision. Black is label 0's. */
const COLORBLIND_SAFE = ["#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"] as const;

/** Past the safe colours no list stays safe for everyone, so neighbours differ in lightness as well as in hue. */
const LIGHTNESS = [0.42, 0.68, 0.55, 0.8] as const;
const GOLDEN_ANGLE = 137.508;

/** The colour of a class that has none of its own, `#rrggbb`: the same for the same label in every report. */
export function generatedColour(label: Label): string {
  if (label === 0) return "#000000";
  const position = Math.abs(label) - 1;
  const safe = COLORBLIND_SAFE[position];
  if (safe !== undefined) return safe;
  return fromHsl((position * GOLDEN_ANGLE) % 360, 0.65, LIGHTNESS[position % LIGHTNESS.length] ?? LIGHTNESS[0]);
}

/** More colours are never looked through for a free one: a list as long as that is read by nobody. */
const MOST_TRIED = 1 << 12;

/**
 * The colours of the classes of a list in their order: its own, else the generated one, or another where a class has that one as its
 * own, so that no two look like one.
 */
export function coloursBesideOwn(
  classes: readonly { readonly label: Label; readonly color?: string | undefined }[],
): readonly string[] {
  const own = new Set(classes.flatMap(({ color }) => color ?? []));
  const taken = new Set([...own, ...classes.map(({ label }) => generatedColour(label))]);
  let tried = 0;
  return classes.map(({ label, color }) => {
    const generated = generatedColour(label);
    if (color !== undefined || !own.has(generated)) return color ?? generated;
    while (tried < MOST_TRIED) {
      const free = generatedColour(++tried);
      if (taken.has(free)) continue;
      taken.add(free);
      return free;
    }
    return generated;
  });
}

/** Whether the colours of a list are its own: only then do they say what the colours of a mask mean. */
export function hasOwnColours({ classes }: ClassList): boolean {
  return classes.some(({ label, color }) => color !== generatedColour(label));
}

/** Hue in degrees, saturation and lightness from 0 to 1 (CSS Color 4, section 7.1). */
function fromHsl(hue: number, saturation: number, lightness: number): string {
  const channel = (n: number): string => {
    const k = (n + hue / 30) % 12;
    const value = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
