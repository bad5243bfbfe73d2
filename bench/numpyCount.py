"""Counts pairs of masks as a tuned numpy script does, to compare with: OpenCV, Pillow or np.load, one bincount a pair.

usage: numpyCount.py FOLDER PROCESSES PAIRS ROUNDS
prints one line a round: pairs per second; exits with 3 where numpy or both readers of PNGs are missing.
"""
import multiprocessing, os, sys, time

try:
    import numpy as np
except ImportError:
    sys.exit(3)
try:
    import cv2

    cv2.setNumThreads(1)
except ImportError:
    cv2 = None
try:
    from PIL import Image
except ImportError:
    Image = None

def read(path):
    if path.endswith(".npy"):
        return np.load(path)
    # OpenCV gives colours for a palette, so that these are Pillow's.
    if cv2 is not None and not os.environ.get("PALETTE"):
        return cv2.imread(path, cv2.IMREAD_UNCHANGED)
    return np.asarray(Image.open(path))


CODES = np.full(1 << 24, -1, np.int16)
known = 0


def packed(mask):
    """Grey as it is; colours as codes in the order in which they are met, from a table of all colours."""
    global known
    if mask.ndim == 2:
        return mask
    red, green, blue = (mask[..., channel].astype(np.int32) for channel in range(3))
    colours = red << 16 | green << 8 | blue
    codes = CODES[colours]
    if (codes < 0).any():
        new = np.unique(colours[codes < 0])
        CODES[new] = np.arange(known, known + len(new))
        known += len(new)
        codes = CODES[colours]
    return codes


def count(pair):
    target, prediction = packed(read(pair[0])), packed(read(pair[1]))
    cells = np.bincount((target.astype(np.uint16) << 8 | prediction.astype(np.uint8, copy=False)).ravel(), minlength=65536)
    found = np.flatnonzero(cells)
    return found, cells[found]


def main():
    folder, processes, total, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    names = sorted(os.listdir(os.path.join(folder, "targets")))
    pairs = [tuple(os.path.join(folder, side, name) for side in ("targets", "predictions")) for name in names]
    if cv2 is None and Image is None and not names[0].endswith(".npy"):
        sys.exit(3)
    work = [pairs[i % len(pairs)] for i in range(total)]
    with multiprocessing.Pool(processes) as pool:
        pool.map(count, work[: 2 * processes], 1)
        for _ in range(rounds):
            started = time.perf_counter()
            for _ in pool.imap_unordered(count, work, 4):
                pass
            print(total / (time.perf_counter() - started), flush=True)


main()
