import type { Choices } from "../document/choices";
import { DEFAULT_THRESHOLD } from "../reading/thresholdLevel";
import { pythonString } from "./pythonText";

/** The Python that reads a file of numpy as labels, as the extension does; arrays that it refuses are in no pair. */
export function readArrays({ files = {}, threshold = DEFAULT_THRESHOLD }: Choices): readonly string[] {
  const { npzArray, channels, scores } = files;
  const named = npzArray === undefined ? "names[0]" : `${pythonString(npzArray)} if len(names) > 1 else names[0]`;
  return [
    `CHANNELS = ${channels ? pythonString(channels) : "None"}  # the axis of the channels where it was said`,
    `SCORES = ${scores ? pythonString(scores) : "None"}  # what the channels say where it was said`,
    `THRESHOLD = ${threshold}`,
    "",
    "def read_array(path):",
    "    array = np.load(path)",
    "    if not isinstance(array, np.ndarray):  # NPZ",
    '        names = [name[:-4] for name in array.zip.namelist() if name.endswith(".npy")]',
    `        array = array[${named}]`,
    "    while array.ndim > 3 and 1 in array.shape:  # axes of one element are none",
    "        array = array.squeeze(array.shape.index(1))",
    "    if array.ndim == 2:",
    "        return single(array)",
    "    a, b, c = array.shape",
    "    if a == 1 or c == 1 and b > 1:",
    "        return single(array[0] if a == 1 else array[..., 0])",
    '    first = CHANNELS == "first" if CHANNELS else a < c',
    "    array = np.moveaxis(array, 0, -1) if first else array",
    "    return (several(array) if array.shape[-1] > 1 else single(array[..., 0])).ravel().astype(np.int64)",
    "",
    "def single(array):  # labels; of floats with a fraction the levels of scores, parted at the threshold",
    '    if array.dtype.kind == "f" and not (np.isfinite(array) & (array == np.floor(array))).all():',
    "        level = np.clip(np.floor(array.astype(float) * 256), 0, 255)",
    "        least = min(255, np.ceil(THRESHOLD * 256))",
    "        below = np.minimum(level, least - 1)",
    "        array = np.where(array >= array.dtype.type(THRESHOLD), np.maximum(level, max(2, least)), np.where(below == 1, 0, below))  # none is 1",
    "    return array.ravel().astype(np.int64)",
    "",
    "def several(array):  # one-hot codes and scores: the largest; independent scores: 0 below the threshold",
    "    one_hot = ((array == 0) | (array == 1)).all() and ((array == 1).sum(axis=-1) == 1).all()",
    '    if array.dtype == np.uint8 and not one_hot and (SCORES is None or SCORES == "independent" and array.max() > 1):',
    "        return array[..., :3].astype(np.int64) @ [65536, 256, 1]  # colours as r * 65536 + g * 256 + b",
    "    largest = array.argmax(axis=-1)",
    '    if SCORES != "independent" or one_hot:',
    "        return largest",
    '    return np.where(array.max(axis=-1) >= (array.dtype.type(THRESHOLD) if array.dtype.kind == "f" else THRESHOLD), 1 + largest, 0)',
    "",
  ];
}
