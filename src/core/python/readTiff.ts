/**
 * The Python that reads a TIFF as the extension does: by tifffile, which gives samples as they are stored, where Pillow inverts,
 * stretches or mistakes several kinds without a word.
 *
 * @param levels whether floats may be scores, which `single` of `readArrays` then reads
 */
export function readTiff(levels: boolean): readonly string[] {
  return [
    "def read_tiff(path):",
    "    with tifffile.TiffFile(path) as file:",
    "        page = max(file.pages, key=lambda page: (not page.is_mask, not page.is_reduced, page.imagewidth * page.imagelength))",
    "        labels = page.asarray()",
    "        if page.samplesperpixel > 1:",
    "            labels = np.moveaxis(labels, 0, -1) if page.planarconfig == 2 else labels",
    "            if page.photometric == 2:  # colours as r * 65536 + g * 256 + b, of 16 bits by their upper ones",
    "                wide = labels[..., :3].max() > 255",
    "                labels = (labels[..., :3].astype(np.int64) >> (8 if wide else 0)) @ [65536, 256, 1]",
    "            else:",
    "                labels = labels[..., 0]",
    "        orientation = page.tags.valueof(274, 1)",
    "    labels = labels.T if orientation > 4 else labels",
    "    labels = labels[:, ::-1] if orientation in (2, 3, 6, 7) else labels",
    "    labels = labels[::-1] if orientation in (3, 4, 7, 8) else labels",
    ...(levels
      ? [
          '    if labels.dtype.kind == "f" and (labels != np.floor(labels)).any() and not np.isnan(labels).any():',
          "        return single(labels)",
        ]
      : []),
    "    # what no label can be is the value that the file calls no data",
    "    numbers = labels.astype(float)",
    "    return np.where(np.abs(numbers) < 2**31, numbers, -(2**31 - 1)).ravel().astype(np.int64)",
    "",
  ];
}
