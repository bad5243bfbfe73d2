import type { ColourIndices, ColourUse, SideColours, TwoIndices } from "../document/colourReading";
import { labelsInFile } from "./labelsInFile";
import { colourOf, paletteColours } from "./colourOf";
import type { Label, Side } from "../labels/label";
import type { MaskFacts } from "../labels/labelMap";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry } from "../document/report";

/** The colours of both sides. */
export const coloursOfSides = oncePer((images: readonly ImageEntry[]): Readonly<Record<Side, SideColours>> => ({
  target: sideColours(images, "target"),
  prediction: sideColours(images, "prediction"),
}));

function sideColours(images: readonly ImageEntry[], side: Side): SideColours {
  const files = { grey: 0, palette: 0, colour: 0 };
  const palettes = new Map<string, MaskFacts>();
  for (const image of images) {
    const facts = image[side]?.facts;
    if (!facts) continue;
    files[facts.kind]++;
    if (facts.kind === "palette") palettes.set(facts.palette ?? "", facts);
  }
  const uses = new ColourUses();
  // Grey masks alone have nothing to say of colours, and large reports of them need not be looked through.
  if (files.palette + files.colour > 0) {
    for (const image of images) {
      const file = image[side];
      if (file) uses.add(file, labelsInFile(image, side));
    }
  }
  return {
    files,
    palettes: palettes.size,
    colours: new Set(uses.byColour.keys()),
    severalIndices: { colours: uses.severalIndices.size, ...(uses.example && { example: uses.example }) },
    coloursOfIndex: uses.coloursOfIndex,
    allHaveColours: uses.allHaveColours,
    indices: uses.indices([...palettes.values()]),
  };
}

interface Use extends ColourUse {
  readonly facts: MaskFacts;
}

/** Which colours occur under which indices. A grey mask counts as one whose palette is all greys in their order. */
class ColourUses {
  /** One use an index. */
  readonly byColour = new Map<Label, Use[]>();
  readonly coloursOfIndex = new Map<Label, Set<Label>>();
  readonly severalIndices = new Set<Label>();
  example: TwoIndices | undefined;
  allHaveColours = true;

  add({ path, facts }: { readonly path: string; readonly facts: MaskFacts }, values: Iterable<Label>): void {
    for (const index of values) {
      const colour = colourOf(facts, index);
      if (colour === undefined) {
        if (facts.kind !== "palette") this.allHaveColours = false;
        continue;
      }
      const uses = this.byColour.get(colour) ?? [];
      if (uses.length === 0) this.byColour.set(colour, uses);
      // Samples of 1, 2 and 4 bits are labels as often as greys: they say nothing against an index.
      if (facts.kind === "colour" || (facts.bits < 8 && facts.kind === "grey")) continue;
      if (facts.kind === "palette") this.noteIndex(index, colour);
      this.compare({ path, index, facts }, colour, uses);
    }
  }

  /** The index of each colour: of those that occur, then of the other entries of the largest palette. */
  indices(palettes: readonly MaskFacts[]): ColourIndices | undefined {
    const [largest] = palettes.toSorted((a, b) => (b.palette?.length ?? 0) - (a.palette?.length ?? 0));
    const several = [...this.coloursOfIndex.values()].some(({ size }) => size > 1);
    if (largest?.palette === undefined || several || this.severalIndices.size > 0) return undefined;
    const indexOf = new Map<Label, Label>();
    const add = (colour: Label, index: Label): void => {
      if (!indexOf.has(colour)) indexOf.set(colour, index);
    };
    for (const [index, colours] of [...this.coloursOfIndex].sort(([a], [b]) => a - b))
      for (const colour of colours) add(colour, index);
    paletteColours(largest).forEach((colour, index) => {
      if (this.coloursOfIndex.get(index)?.has(colour) !== false) add(colour, index);
    });
    return { indexOf, palette: largest.palette };
  }

  private noteIndex(index: Label, colour: Label): void {
    const known = this.coloursOfIndex.get(index);
    if (known) known.add(colour);
    else this.coloursOfIndex.set(index, new Set([colour]));
  }

  /** Entries of one colour within one palette are two labels: a colour has several indices where neither file has it at the other's. */
  private compare(use: Use, colour: Label, uses: Use[]): void {
    if (this.severalIndices.has(colour)) return;
    const other = uses.find(
      ({ index, facts }) =>
        index !== use.index && colourOf(facts, use.index) !== colour && colourOf(use.facts, index) !== colour,
    );
    if (other) {
      this.severalIndices.add(colour);
      this.example ??= { colour, uses: [other, use] };
    } else if (!uses.some(({ index }) => index === use.index)) uses.push(use);
  }
}
