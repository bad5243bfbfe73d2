/** A number as a type of NumPy holds it: what arrays of this type are compared with. Integers are compared with the number itself. */
export function inPrecision(value: number, { code }: { readonly code: string }): number {
  if (code === "f4") return Math.fround(value);
  return code === "f2" ? toHalf(value) : value;
}

/** The nearest number of IEEE 754 binary16, of two as near the even one. For numbers from 0 to 1. */
function toHalf(value: number): number {
  const exponent = Math.max(-14, Math.floor(Math.log2(value)));
  const unit = 2 ** (exponent - 10);
  const units = value / unit;
  const below = Math.floor(units);
  const isUp = units - below > 0.5 || (units - below === 0.5 && below % 2 === 1);
  return (isUp ? below + 1 : below) * unit;
}
