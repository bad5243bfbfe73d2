"""Counts a pair of volumes as a script of nibabel and numpy does, to compare with: one bincount.

usage: nibabelCount.py TARGET PREDICTION ROUNDS
prints one line a round: seconds of processor time; exits with 3 where a library is missing.
"""
import sys, time

try:
    import nibabel
    import numpy as np
except ImportError:
    sys.exit(3)


def labels(path):
    return np.asarray(nibabel.load(path).dataobj)


for _ in range(int(sys.argv[3])):
    started = time.process_time()
    target, prediction = labels(sys.argv[1]), labels(sys.argv[2])
    cells = np.bincount((target.astype(np.uint16) << 8 | prediction.astype(np.uint8)).ravel(order="K"), minlength=65536)
    found = np.flatnonzero(cells)
    print(time.process_time() - started, flush=True)
