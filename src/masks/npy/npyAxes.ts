import type { ArrayReading } from "../../core/document/arrayReading";
import { Refusal } from "../refusal";

/** The axes of an array that are an image, and of its channels where there are any. Strides in numbers. */
export interface NpyAxes {
  readonly width: number;
  readonly height: number;
  readonly strideX: number;
  readonly strideY: number;
  /** Numbers of each pixel; 1 where there is no axis of channels. */
  readonly channels: number;
  readonly strideChannel: number;
  /** Where the axis of channels stood among the three that count; absent where there is none. */
  readonly channelAxis?: "first" | "last";
}

interface Axis {
  readonly size: number;
  readonly stride: number;
}

/** More channels than any list of classes is long. */
const MOST_CHANNELS = 4096;

/**
 * The axes of a shape: (height, width); (channels, height, width) or (height, width, channels), whichever is beyond doubt or was
 * said; axes of one element beside them are left out.
 */
export function npyAxes(
  shape: readonly number[],
  fortranOrder: boolean,
  { channels }: ArrayReading,
): NpyAxes | Refusal {
  const axes = upToThree(axesOf(shape, fortranOrder));
  const [first, second, third] = axes;
  if (!first || !second || axes.length > 3) return severalImages(shape);
  if (!third) return image(first, second);
  if (first.size === 1) return image(second, third);
  if (third.size === 1 && second.size > 1) return image(first, second);
  const channelAxis = channels ?? clearAxis(first.size, second.size, third.size);
  if (channelAxis === undefined) return openAxis(shape);
  const channel = channelAxis === "first" ? first : third;
  if (channel.size === 0 || channel.size > MOST_CHANNELS) return tooManyChannels(shape, channel.size);
  const plane = channelAxis === "first" ? image(second, third) : image(first, second);
  return channel.size === 1 ? plane : { ...plane, channels: channel.size, strideChannel: channel.stride, channelAxis };
}

/**
 * The axis of the channels where the shape leaves no doubt: it is smaller than the two others and either these are equal, as of
 * square images, or it is at most half of both.
 */
function clearAxis(first: number, second: number, third: number): "first" | "last" | undefined {
  const isClear = (channels: number, height: number, width: number): boolean =>
    channels < Math.min(height, width) && (height === width || 2 * channels <= Math.min(height, width));
  if (isClear(first, second, third)) return "first";
  return isClear(third, first, second) ? "last" : undefined;
}

function image(y: Axis, x: Axis): NpyAxes {
  return { width: x.size, height: y.size, strideX: x.stride, strideY: y.stride, channels: 1, strideChannel: 0 };
}

/** The axes without those of one element, from the front, as long as there are more than three. */
function upToThree(axes: readonly Axis[]): readonly Axis[] {
  const spare = axes.length > 3 ? axes.findIndex(({ size }) => size === 1) : -1;
  return spare < 0 ? axes : upToThree(axes.toSpliced(spare, 1));
}

function axesOf(shape: readonly number[], fortranOrder: boolean): readonly Axis[] {
  const order = fortranOrder ? shape : shape.toReversed();
  let step = 1;
  const axes = order.map((size) => {
    const axis = { size, stride: step };
    step *= size;
    return axis;
  });
  return fortranOrder ? axes : axes.reverse();
}

function openAxis(shape: readonly number[]): Refusal {
  return new Refusal(
    `The array has the shape (${shape.join(", ")}), which leaves open which axis holds the channels. Say it with the setting ` +
      "maskEvaluation.channels, --channels first or --channels last on the command line; of several masks save one a file.",
  );
}

function severalImages(shape: readonly number[]): Refusal {
  return new Refusal(
    `The array has the shape (${shape.join(", ")}), but a mask is (height, width) of labels, or (channels, height, width) or ` +
      "(height, width, channels) of scores. Save one mask a file.",
  );
}

function tooManyChannels(shape: readonly number[], channels: number): Refusal {
  return new Refusal(
    `The array has the shape (${shape.join(", ")}), ${channels} channels of which cannot be those of classes (1 to ${MOST_CHANNELS}). Save one mask a file.`,
  );
}
