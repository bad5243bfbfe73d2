import type { BoundaryCounts } from "../core/shapes/boundaryCounts";
import type { Side } from "../core/labels/label";
import type { ObjectPair } from "../core/shapes/objects";
import { bandCounts } from "../kernel/shapes/bandCounts";
import {
  classRuns,
  MOST_CLASSES,
  paintClasses,
  unpackRuns,
  type ClassRuns,
  type ClassRunsPair,
} from "../kernel/shapes/classRuns";
import { describeObjects, numberObjects } from "../kernel/shapes/numberedObjects";
import type { WasmKernel } from "../kernel/wasmKernel";
import type { ClassPair } from "../measures/classPair";
import type { ObjectReading } from "../measures/objects/objectsOf";
import type { PairRuns } from "../measures/objects/pairRuns";
import type { PlaneRuns } from "../measures/objects/planeRuns";

/** Planes of more bytes are not copied into the kernel's memory, which cannot shrink. */
const MOST_BYTES = 2 ** 24;
/** A class is its own code. */
const SELF = Uint8Array.from({ length: 256 }, (_, code) => code);

/**
 * The runs of a pair of images, or of the rows of two volumes, in the kernel's memory until that is used for another pair, and what is measured on them
 * there. Where it has no room for something the answer is undefined, and the plain twins in `src/measures` do it.
 */
export class ShapeRuns {
  constructor(
    private readonly kernel: WasmKernel,
    private readonly pair: ClassRunsPair,
    private readonly depth: number,
  ) {}

  /** Of planes of bytes, which are copied; undefined of others, and of large ones. */
  static ofPlanes(
    kernel: WasmKernel,
    { target, prediction, width, height, depth, classes }: ClassPair,
  ): ShapeRuns | undefined {
    if (classes > MOST_CLASSES || target.length > MOST_BYTES) return undefined;
    if (!(target instanceof Uint8Array && prediction instanceof Uint8Array)) return undefined;
    kernel.reset();
    const [ofTarget, ofPrediction] = [target, prediction].map((plane) => {
      const at = kernel.allocate(plane.length);
      if (at === undefined) return undefined;
      kernel.view(at, plane.length).set(plane);
      return classRuns(kernel, { at, stride: width }, { width, height: height * depth }, SELF);
    });
    if (!ofTarget || !ofPrediction) return undefined;
    return new ShapeRuns(kernel, { target: ofTarget, prediction: ofPrediction, classes }, depth);
  }

  /** The pair with planes that are made when they are asked for. */
  asPair(): ClassPair {
    const { target, classes } = this.pair;
    const planes = new Map<Side, Uint8Array>();
    const plane = (side: Side): Uint8Array => {
      const made = planes.get(side) ?? paintClasses(this.kernel, this.pair[side]);
      planes.set(side, made);
      return made;
    };
    return {
      get target() {
        return plane("target");
      },
      get prediction() {
        return plane("prediction");
      },
      width: target.width,
      height: target.height / this.depth,
      depth: this.depth,
      classes,
    };
  }

  /** The runs as arrays. */
  runs(): PairRuns {
    return { target: this.unpack(this.pair.target), prediction: this.unpack(this.pair.prediction) };
  }

  private unpack(runs: ClassRuns): PlaneRuns {
    const { width, height } = runs;
    const depth = this.depth;
    return { width, height: height / depth, depth, ...unpackRuns(this.kernel, runs), numbers: undefined };
  }

  /** Of images alone. */
  boundary(band: number): BoundaryCounts | undefined {
    return this.depth === 1 ? bandCounts(this.kernel, this.pair, band) : undefined;
  }

  /** Components of images alone. */
  objects({ connectivity, whole, targetInstances, predictionInstances }: ObjectReading): ObjectPair | undefined {
    if (this.depth > 1 || targetInstances || predictionInstances) return undefined;
    const options = { classes: this.pair.classes, connectivity, whole };
    const before = this.kernel.allocate(0);
    const target = numberObjects(this.kernel, this.pair.target, options);
    const prediction = target && numberObjects(this.kernel, this.pair.prediction, options);
    const pair = prediction && describeObjects(this.kernel, this.pair, target, prediction);
    if (before !== undefined) this.kernel.release(before);
    return pair;
  }
}
