import type { Spacing } from "../../core/shapes/spacing";
import type { WasmKernel } from "../wasmKernel";

/** Of more points, which noise has, the kernel's memory, that cannot shrink, is not made to grow. */
const MOST_POINTS = 2 ** 21;

/**
 * The squared distances of points of an image to the nearest of other points, as `nearestInImage` in `src/measures/surfaces/`. Both lists hold places,
 * ascending, one each at least. Memory of the kernel is taken and given back; undefined where it has none, and for more points
 * than it is made to grow for.
 */
export function nearestPoints(
  kernel: WasmKernel,
  points: Int32Array,
  others: Int32Array,
  width: number,
  { x, y }: Spacing,
): Float64Array | undefined {
  if (points.length + others.length > MOST_POINTS) return undefined;
  const pointsAt = kernel.allocate(points.byteLength);
  if (pointsAt === undefined) return undefined;
  const othersAt = kernel.allocate(others.byteLength);
  const squared = kernel.allocate(points.length * Float64Array.BYTES_PER_ELEMENT);
  const work = kernel.allocate(kernel.calls.nearestBytes(points.length, others.length, width));
  kernel.release(pointsAt);
  if (othersAt === undefined || squared === undefined || work === undefined) return undefined;
  const { buffer } = kernel.calls.memory;
  new Int32Array(buffer, pointsAt, points.length).set(points);
  new Int32Array(buffer, othersAt, others.length).set(others);
  kernel.calls.nearestPoints(pointsAt, points.length, othersAt, others.length, width, x, y, squared, work);
  return new Float64Array(buffer, squared, points.length).slice();
}
