"""Times surface distances of all classes of a pair as people have them in Python.

Arguments: two raw files of bytes, width, height, number of classes, rounds. Prints a line a row: its name, a tab, the median in
milliseconds. MONAI and DeepMind's surface-distance are called where they are installed; where not, scipy does what their sources
do: crop to the box of both masks, edges by erosion or by codes of 2 x 2 pixels, a distance transform for each side.
"""

import sys
import time

import numpy as np
from scipy import ndimage


def box_of(target, prediction, margin):
    union = target | prediction
    rows = np.flatnonzero(union.any(axis=1))
    columns = np.flatnonzero(union.any(axis=0))
    if rows.size == 0:
        return None
    low = [max(0, rows[0] - margin), max(0, columns[0] - margin)]
    high = [rows[-1] + 1 + margin, columns[-1] + 1 + margin]
    return slice(low[0], high[0]), slice(low[1], high[1])


def by_class(target, prediction, classes, measure):
    for index in range(classes):
        measure(target == index, prediction == index)


def monai_like(t, p):
    """get_mask_edges and get_surface_distance, once for the distance and once for the surface Dice."""
    box = box_of(t, p, 1)
    if box is None:
        return
    figures = []
    for _ in ("compute_hausdorff_distance", "compute_surface_dice"):
        a, b = t[box], p[box]
        edges_a = ndimage.binary_erosion(a) ^ a
        edges_b = ndimage.binary_erosion(b) ^ b
        if not edges_a.any() or not edges_b.any():
            return
        from_b = ndimage.distance_transform_edt(~edges_a)[edges_b]
        from_a = ndimage.distance_transform_edt(~edges_b)[edges_a]
        figures.append((np.percentile(from_a, 95), np.percentile(from_b, 95), (from_a <= 2).sum(), (from_b <= 2).sum()))


KERNEL = np.array([[8, 4], [2, 1]])


def deepmind_like(t, p):
    """compute_surface_distances, of which a robust Hausdorff distance and a surface Dice are made."""
    box = box_of(t, p, 0)
    if box is None:
        return
    codes = []
    for mask in (t, p):
        cropped = np.pad(mask[box], (0, 1)).astype(np.uint8)
        codes.append(ndimage.correlate(cropped, KERNEL, mode="constant", cval=0))
    borders = [(code != 0) & (code != 15) for code in codes]
    if not borders[0].any() or not borders[1].any():
        return
    maps = [ndimage.distance_transform_edt(~border, sampling=(1, 1)) for border in borders]
    for one, other in ((0, 1), (1, 0)):
        distances = maps[other][borders[one]]
        lengths = LENGTHS[codes[one][borders[one]]]
        order = np.argsort(distances)
        np.cumsum(lengths[order])


LENGTHS = np.full(16, 0.7)


def monai_itself():
    import torch
    from monai.metrics import compute_hausdorff_distance, compute_surface_dice

    def measure(target, prediction, classes):
        one_hot = lambda plane: torch.from_numpy(np.stack([plane == index for index in range(classes)])[None])
        t, p = one_hot(target), one_hot(prediction)
        compute_hausdorff_distance(p, t, include_background=True, percentile=95)
        compute_surface_dice(p, t, [2.0] * classes, include_background=True)

    return measure


def deepmind_itself():
    import surface_distance

    def one(t, p):
        distances = surface_distance.compute_surface_distances(t, p, (1.0, 1.0))
        surface_distance.compute_robust_hausdorff(distances, 95)
        surface_distance.compute_surface_dice_at_tolerance(distances, 2.0)

    return lambda target, prediction, classes: by_class(target, prediction, classes, one)


ROWS = (
    ("MONAI, compute_hausdorff_distance and compute_surface_dice", monai_itself, monai_like),
    ("DeepMind, compute_surface_distances", deepmind_itself, deepmind_like),
)


def main():
    files, (width, height, classes, rounds) = sys.argv[1:3], map(int, sys.argv[3:7])
    target, prediction = (np.fromfile(path, dtype=np.uint8).reshape(height, width) for path in files)
    for name, itself, like in ROWS:
        try:
            measure = itself()
        except ImportError:
            name = f"{name}: not installed, the same steps in scipy"
            measure = lambda t, p, n, like=like: by_class(t, p, n, like)
        spent = []
        for _ in range(rounds):
            # Of this process alone, as the figures that it stands beside are.
            begun = time.process_time()
            measure(target, prediction, classes)
            spent.append(1000 * (time.process_time() - begun))
        print(f"{name}\t{sorted(spent)[rounds // 2]:.1f}", flush=True)


main()
