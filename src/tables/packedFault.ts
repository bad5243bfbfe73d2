import { varintOf } from "./varint";

/** Where the values of a page lie, and how many there are. */
interface Packed {
  readonly view: DataView;
  readonly from: number;
  readonly to: number;
  readonly values: number;
  /** There may be fewer, since gaps were not counted. */
  readonly orFewer?: boolean;
}

/**
 * What is wrong with runs of equal numbers and of numbers of a few bits, as the rest of a sentence. A run says how long it is: decoders
 * believe it, and would write on behind the values of the page.
 *
 * @param width bits of a number.
 */
export function runsFault({ view, from, to, values, orFewer }: Packed, width: number): string | undefined {
  const reader = { view, offset: from, to };
  let left = values;
  while (left > 0) {
    if (orFewer === true && reader.offset >= to) return undefined;
    const header = varintOf(reader);
    if (header === undefined) return "has a page whose runs are cut short";
    const run = Math.floor(header / 2);
    const isPacked = header % 2 === 1;
    // Eight numbers share bytes, so that the last ones may stand for nothing.
    const ofRun = isPacked ? run * 8 : run;
    if (ofRun - left >= (isPacked ? 8 : 1)) return `has a page with a run of ${ofRun} values where ${left} are left`;
    reader.offset += isPacked ? run * width : Math.ceil(width / 8);
    left -= ofRun;
  }
  return undefined;
}

/** The same of differences, which lie in blocks: of their numbers none has more than 64 bits. */
export function differencesFault({ view, from, to, values, orFewer }: Packed): string | undefined {
  const reader = { view, offset: from, to };
  const [block, parts] = [varintOf(reader), varintOf(reader)];
  if (block === undefined || parts === undefined || parts < 1 || parts > MOST_PARTS || block % parts !== 0)
    return "has a page whose blocks have no parts";
  const ofPart = block / parts;
  if (block === 0 || varintOf(reader) === undefined || varintOf(reader) === undefined) return CUT;
  for (let left = values - 1; left > 0; left -= block) {
    if (orFewer === true && reader.offset >= to) return undefined;
    if (varintOf(reader) === undefined || reader.offset + parts > to) return CUT;
    const widths = reader.offset;
    reader.offset += parts;
    for (let part = 0; part < parts && left > part * ofPart; part++)
      reader.offset += Math.ceil((view.getUint8(widths + part) * ofPart) / 8);
  }
  return undefined;
}

const CUT = "has a page whose differences are cut short";
/** Writers make 4 of a block. */
const MOST_PARTS = 1024;
