import { nearestPoints } from "../kernel/shapes/nearestPoints";
import type { WasmKernel } from "../kernel/wasmKernel";
import { nearestSquared, type NearestSquared } from "../measures/surfaces/nearestPoints";

/** Finds the nearest points of images in the kernel, of volumes and where it has no room by its plain twin. */
export function kernelNearest(kernel: WasmKernel): NearestSquared {
  return (points, others, grid, spacing) => {
    const isForKernel = grid.depth === 1 && points.length > 0 && others.length > 0;
    const squared = isForKernel ? nearestPoints(kernel, points, others, grid.width, spacing) : undefined;
    return squared ?? nearestSquared(points, others, grid, spacing);
  };
}
