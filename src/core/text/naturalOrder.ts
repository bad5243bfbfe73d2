/**
 * Compares names as people sort them: `image2` before `image10`. Ties of digits with other zero padding are
 * broken by code units, so that the order is total, stable and the same on every machine (no locale).
 */
export function naturalOrder(a: string, b: string): number {
  const partsA = a.match(PARTS) ?? [];
  const partsB = b.match(PARTS) ?? [];
  const common = Math.min(partsA.length, partsB.length);
  for (let part = 0; part < common; part++) {
    const order = compareParts(partsA[part] ?? "", partsB[part] ?? "");
    if (order !== 0) return order;
  }
  return partsA.length - partsB.length || compareText(a, b);
}

const PARTS = /\d+|\D+/g;
const DIGIT = /^\d/;

function compareParts(a: string, b: string): number {
  if (!DIGIT.test(a) || !DIGIT.test(b)) return compareText(a, b);
  const digitsA = a.replace(/^0+/, "");
  const digitsB = b.replace(/^0+/, "");
  return digitsA.length - digitsB.length || compareText(digitsA, digitsB);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
