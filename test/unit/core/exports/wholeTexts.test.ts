import assert from "node:assert/strict";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { writtenLines } from "../writtenRows";
import { smallReport } from "../smallReport";

/**
 * Two images of two classes, from end to end. `b` has no car; the targets have one pixel of the ignored 255, the
 * predictions two of 7, which is in no list.
 *
 * | road  | tp | fp | fn | tn |  IoU | Dice | precision | recall |
 * | a     |  3 |  0 |  1 |  3 |  3/4 |  6/7 |         1 |    3/4 |
 * | b     |  4 |  0 |  1 |  0 |  4/5 |  8/9 |         1 |    4/5 |
 * | both  |  7 |  0 |  2 |  3 |  7/9 |  7/8 |         1 |    7/9 |
 * | car                                                          |
 * | a     |  1 |  1 |  2 |  3 |  1/4 |  2/5 |       1/2 |    1/3 |
 * | b     |  0 |  1 |  0 |  4 |    0 |    0 |         0 |      - |
 * | both  |  1 |  2 |  2 |  7 |  1/5 |  1/3 |       1/3 |    1/3 |
 *
 * Micro: 8 tp, 2 fp, 4 fn; of a 4, 1, 3, of b 4, 1, 1. Weights: 9/12 and 3/12; in a 4/7 and 3/7, in b 1 and 0.
 */
const REPORT = smallReport(
  [
    { name: "a", target: [0, 0, 0, 0, 1, 1, 1, 255], prediction: [0, 0, 0, 1, 1, 7, 7, 0] },
    { name: "b", target: [0, 0, 0, 0, 0], prediction: [0, 0, 0, 0, 1] },
  ],
  {
    classList: {
      source: "classes.txt",
      ignore: [255],
      classes: [
        { label: 0, name: "road", color: "#804080" },
        { label: 1, name: "car", color: "#00008e" },
      ],
    },
  },
);

function written(id: string): string {
  const exporter = EXPORTS.find((row) => row.id === id);
  assert.ok(exporter, id);
  return exporter.write(evaluate(REPORT, REPORT.choices), REPORT);
}

const UNLISTED =
  "1 label of the predictions is not in the class list classes.txt: 7 (2 pixels in 1 file). Where they stand, the target's class is missed, and no class has a false positive. Complete the class list if they are classes.";
const IGNORED = "Ignored: 255 (1 pixel in 1 file), 7.7 % of the target pixels.";
const EMPTY =
  "1 of 2 targets holds label 0 alone. For every other class these images are 0/0 unless it is predicted there, so samplewise means move with the rule for 0/0.";
// As many equally large classes as e to the entropy of 3/4 and 1/4, 0.562.
const ADVICE = [
  "The classes are balanced: road has 3.0 times the target pixels of car (75.0 % against 25.0 %); 2 classes count as 1.8 equally large ones.",
  "Of binary masks report the foreground: Dice 0.333 and IoU 0.200 of car; a mean with the background hides it. For balanced classes accuracy with the micro and global average is enough: 0.667.",
  "No cell of IoU or F1 is 0/0, so the rule for 0/0 changes nothing for them; it does for Recall (1 cell).",
];
const CAPTION =
  "Global figures from counts summed over 2 images, samplewise as the mean over images for each class; 0/0 excluded from means, all classes counted, label 255 ignored (7.7 % of the pixels), classes of classes.txt.";

describe("a small report, written whole", () => {
  it("as a text table", () => {
    assert.deepEqual(writtenLines(written("table").split("\n")), [
      "2 images, 2 classes",
      "0/0 excluded from means; all classes counted; label 255 ignored (7.7 % of the pixels); classes of classes.txt",
      "Paired by: same relative path.",
      "",
      "Average                    IoU   Dice  Precision  Recall  IoU is mean of",
      "global      micro        0.571  0.727      0.800   0.667",
      "global      macro        0.489  0.604      0.667   0.556  2 of 2 classes",
      "global      weighted     0.633  0.740      0.833   0.667  2 of 2 classes",
      "samplewise  micro        0.583  0.733      0.800   0.686  2 of 2 images",
      "samplewise  image first  0.450  0.537      0.625   0.671  2 of 2 images",
      "samplewise  class first  0.450  0.537      0.625   0.554  2 of 2 classes",
      "samplewise  all cells    0.450  0.537      0.625   0.628  4 of 4 cells",
      "samplewise  weighted     0.668  0.775      0.893   0.686  2 of 2 images",
      "",
      // Kappa: 8/12 agree, by chance (9 x 7 + 3 x 3) / 144. R_k: (8 x 12 - 72) / sqrt((144 - 62) (144 - 90)).
      "Pixel accuracy 0.667; Mean accuracy 0.556; Frequency-weighted IoU 0.633; Cohen's kappa 0.333; Matthews correlation (R_k) 0.361",
      // The images have 0.5 and 0.4.
      "IoU of 2 images: median 0.450, quartiles 0.425 and 0.475, standard deviation 0.071; worst 5 % of images 0.400, of each class 0.375",
      // Of two images the worst 10 to 90 % are one. Those of road: 0.75 in 4 pixels of a, 0.8 in 5 of b; of car 0.25 and 0.
      "Images: IoU >= 0.5 0.500 (of each class 0.500); IoU >= 0.75 0.000 (of each class 0.500); IoU, 0 below 0.65 0.000 (of each class 0.388); IoU, worst q % 0.405 (of each class 0.383); IoU where small 0.500; IoU where medium -; IoU where large 0.800",
      "",
      "Label  Class  Support    IoU   Dice  Precision  Recall  IoU samplewise  images",
      "    0  road    75.0 %  0.778  0.875      1.000   0.778           0.775  2 of 2",
      "    1  car     25.0 %  0.200  0.333      0.333   0.333           0.125  2 of 2",
      "",
      `warning: ${UNLISTED}`,
      `info: ${IGNORED}`,
      `info: ${EMPTY}`,
      "",
      ...ADVICE,
      "Where every image counts the same (patients, customers' photographs), report the samplewise figure with its number of images: macro F1 0.537, mean of 2 images; for tiles of one map the global one.",
      "",
    ]);
  });

  it("as Markdown", () => {
    assert.deepEqual(written("markdown").split("\n"), [
      "| Class | Support | IoU | IoU samplewise | Dice | Precision | Recall |",
      "| :--- | ---: | ---: | ---: | ---: | ---: | ---: |",
      "| road | 75.0 % | 0.778 | 0.775 | 0.875 | 1.000 | 0.778 |",
      "| car | 25.0 % | 0.200 | 0.125 | 0.333 | 0.333 | 0.333 |",
      "| mean |  | 0.489 | 0.450 | 0.604 | 0.667 | 0.556 |",
      "",
      CAPTION,
      "",
    ]);
  });

  it("as LaTeX", () => {
    assert.deepEqual(written("latex").split("\n"), [
      "% needs \\usepackage{booktabs}",
      "\\begin{table}",
      "  \\centering",
      `  \\caption{${CAPTION.replace("%", "\\%")}}`,
      "  \\begin{tabular}{lrrrrrr}",
      "    \\toprule",
      "    Class & Support & IoU & IoU samplewise & Dice & Precision & Recall \\\\",
      "    \\midrule",
      "    road & 75.0 \\% & 0.778 & 0.775 & 0.875 & 1.000 & 0.778 \\\\",
      "    car & 25.0 \\% & 0.200 & 0.125 & 0.333 & 0.333 & 0.333 \\\\",
      "    \\midrule",
      "    mean &  & 0.489 & 0.450 & 0.604 & 0.667 & 0.556 \\\\",
      "    \\bottomrule",
      "  \\end{tabular}",
      "\\end{table}",
      "",
    ]);
  });

  it("as a sentence, of the foreground", () => {
    assert.equal(
      written("sentence"),
      "IoU of car 0.200 (no 95 % CI: drawn from 2 images only, and below 20 an interval over images means little; counts summed over 2 images, label 255 ignored, classes that are 0/0 excluded; Bayesian bootstrap over images, 2,000 draws, seed 1)\n",
    );
  });

  it("as CSV of its confusion and of its counts, the rules in the first row", () => {
    const rules = CAPTION.replace(/^.*?; /, "")
      .replace(/\.$/, "")
      .replaceAll(", ", "; ");
    assert.deepEqual(written("csv-confusion").split("\r\n"), [
      "target_label,target_class,predicted 0 road,predicted 1 car,other,choices",
      `0,road,7,2,0,${rules}`,
      "1,car,0,1,2,",
      "",
    ]);
    assert.deepEqual(written("csv-counts").split("\r\n"), [
      "image,label,class,tp,fp,fn,tn,choices",
      `a,0,road,3,0,1,3,${rules}`,
      "a,1,car,1,1,2,3,",
      "b,0,road,4,0,1,0,",
      "b,1,car,0,1,0,4,",
      "",
    ]);
    assert.deepEqual(written("csv-thresholds").split("\r\n"), [
      "threshold,level,tp,fp,fn,tn,iou,dice,precision,recall,mark,choices",
      `,,,,,,,,,,the predictions are not scores,${rules}`,
      "",
    ]);
  });
});

/** What stands in the page between two lines, without its markup: a row a line, its cells apart by bars. */
function read(page: string, from: string, to: string): readonly string[] {
  const start = page.indexOf(from);
  return page
    .slice(start, page.indexOf(to, start))
    .split("\n")
    .map((line) =>
      line
        .replace(/<\/t[dh]><t[dh]\b[^>]*>/g, " | ")
        .replace(/<[^>]*>/g, "")
        .replaceAll("&#39;", "'")
        .replaceAll("&gt;", ">"),
    )
    .filter((line) => line !== "");
}

describe("a small report as a page", () => {
  const page = written("html");

  it("begins with the figure of the foreground, the classes as bars and the images as a histogram", () => {
    assert.deepEqual(read(page, "<h1>", '<table class="bars">'), [
      "Mask Evaluation",
      "Predictions /predictions, targets /targets",
      "The figure to report",
      "0.200 IoU of car",
      "counts summed over 2 images, then the ratio",
      "The masks are binary, so the figure is that of car alone: the mean with road, 0.489, would hide it.",
      written("sentence").trimEnd(),
      "IoU of each class, weakest first",
    ]);
    assert.deepEqual(
      read(page, '<table class="bars">', "</table>"),
      ["car |  | 0.200 | ", "road |  | 0.778 | "],
      "two images have no interval",
    );
    assert.deepEqual(
      [...page.matchAll(/<td class="bar">(.*?)<\/td>/g)].map(([, bar]) => bar),
      ['<i style="left:0.00%;width:20.00%"></i>', '<i style="left:0.00%;width:77.78%"></i>'],
    );
    // The IoU of car is 0.25 in a and 0 in b: one image each in the first and the sixth of twenty bins, as high as the box.
    const bars = Array.from({ length: 20 }, (_, bin) => {
      const held = bin === 0 || bin === 5;
      const [from, to] = [bin / 20, bin === 19 ? 1 : (bin + 1) / 20 - 0.001];
      return `<rect x="${16 * bin}.0" y="${held ? "0.0" : "96.0"}" width="15.0" height="${held ? "96.0" : "0.0"}"><title>${held ? "1 image" : "0 images"} from ${from.toFixed(3)} to ${to.toFixed(3)}</title></rect>`;
    });
    const start = page.indexOf("<h2>Images by");
    assert.deepEqual(page.slice(start, page.indexOf("</section>", start)).split("\n"), [
      "<h2>Images by IoU of car</h2>",
      '<svg class="histogram" viewBox="0 0 320 97" role="img" aria-label="2 images by IoU of car">',
      ...bars,
      '<line x1="0" y1="96.5" x2="320" y2="96.5" /></svg>',
      '<p class="axis quiet"><span>0.000</span><span>1.000</span></p>',
      "",
    ]);
  });

  it("says what the data show, what the figures rest on and what they mean", () => {
    assert.deepEqual(read(page, "<h2>What the data show", "<h2>Averages"), [
      "What the data show",
      UNLISTED,
      IGNORED,
      EMPTY,
      CAPTION,
      "Paired by: same relative path.",
      "Global IoU of car is 0.200. Per image it is 0.125 (mean of 2 images).",
      "1 of 2 images holds car: found in 1, missed in 0 (sensitivity 1.000); false alarms in 1 of the other 1 (specificity 0.000).",
      "1 of 2 images holds half of all wrong pixels.",
      ...ADVICE,
      "Where every image counts the same (patients, customers' photographs), report the samplewise figure with its number of images: macro IoU 0.450, mean of 2 images; for tiles of one map the global one.",
    ]);
  });

  it("ends with the tables", () => {
    assert.deepEqual(writtenLines(read(page, "<h2>Averages", "<script>")), [
      "Averages",
      "Scope | Average | IoU (Jaccard) | Dice (F1) | Precision | Recall | Order",
      "global | micro | 0.571 | 0.727 | 0.800 | 0.667 | counts summed over images and classes, then the ratio",
      "global | macro | 0.489 | 0.604 | 0.667 | 0.556 | counts summed over images, ratio per class, mean over classes",
      "global | weighted | 0.633 | 0.740 | 0.833 | 0.667 | as macro, each class weighted by its support",
      "samplewise | micro | 0.583 | 0.733 | 0.800 | 0.686 | counts summed over the classes of an image, ratio per image, mean over images",
      "samplewise | image first | 0.450 | 0.537 | 0.625 | 0.671 | ratio per image and class, mean over the classes of an image, then over images",
      "samplewise | class first | 0.450 | 0.537 | 0.625 | 0.554 | ratio per image and class, mean over the images of a class, then over classes",
      "samplewise | all cells | 0.450 | 0.537 | 0.625 | 0.628 | ratio per image and class, mean over all cells at once",
      "samplewise | weighted | 0.668 | 0.775 | 0.893 | 0.686 | ratio per image and class, support-weighted mean over the classes of an image, then over images",
      "Overall",
      "Figure | Value | Formula",
      "Pixel accuracy | 0.667 | right pixels / counted pixels",
      "Mean accuracy | 0.556 | mean recall over the classes in the target",
      "Frequency-weighted IoU | 0.633 | sum t_k IoU_k / sum t_k",
      "Cohen's kappa | 0.333 | (p_o - p_e) / (1 - p_e)",
      "Matthews correlation (R_k) | 0.361 | (c s - sum t_k p_k) / sqrt((s^2 - sum p_k^2)(s^2 - sum t_k^2))",
      "Statistics over the images",
      "Statistic | Images, each the mean over its classes | Mean over the classes | What it is",
      "IoU >= 0.5 | 0.500 | 0.500 | Share of the images in which the IoU is at least 0.5, of those where it has a value.",
      "IoU >= 0.75 | 0.000 | 0.500 | Share of the images in which the IoU is at least 0.75, of those where it has a value.",
      "IoU, 0 below 0.65 | 0.000 | 0.388 | Thresholded Jaccard index (ISIC 2018): the mean over the images of the IoU, an IoU below 0.65 counted as 0.",
      "IoU, worst q % | 0.405 | 0.383 | Mean of the worst 10 % of the images, of the worst 20 % and so on up to all of them (Wang et al., 2023: C_Q of classes, I_Q of images).",
      "IoU where small |  | 0.500 | Mean IoU of the images where the class is small: of those that hold it in the target, the third with the fewest pixels of it.",
      "IoU where medium |  | - | Mean IoU of the images where the class is medium: of those that hold it in the target, the third with neither few nor many pixels of it.",
      "IoU where large |  | 0.800 | Mean IoU of the images where the class is large: of those that hold it in the target, the third with the most pixels of it.",
      "Classes",
      "Label | Class | Support | IoU | Dice | Precision | Recall | IoU samplewise",
      "0 | road | 75.0 % | 0.778 | 0.875 | 1.000 | 0.778 | 0.775",
      "1 | car | 25.0 % | 0.200 | 0.333 | 0.333 | 0.333 | 0.125",
      "Images",
      "Image | Size | Pixel accuracy | IoU (macro) | Dice (macro) | Precision (macro) | Recall (macro) | Wrong pixels | Share of errors",
      "a | 8 x 1 | 0.571 | 0.500 | 0.629 | 0.750 | 0.542 | 3 | 75.0 %",
      "b | 5 x 1 | 0.800 | 0.400 | 0.444 | 0.500 | 0.800 | 1 | 25.0 %",
      "Confusion (pixels; rows are targets, columns predictions)",
      "Target | road | car | other",
      "road | 7 | 2 | 0",
      "car | 0 | 1 | 2",
      "Problems",
      "Kind | File | What is wrong and what to do",
      `unlisted-label |  | ${UNLISTED}`,
    ]);
  });

  it("sorts each figure by its full value, and shows the colour of each class", () => {
    const rows = page.slice(page.indexOf("<h2>Classes"), page.indexOf("<h2>Images<")).split("\n").slice(3);
    const [road] = rows;
    const values = [...(road ?? "").matchAll(/data-value="(.*?)"/g)].map(([, value]) => Number(value));
    assert.deepEqual(values, [0, 9 / 12, 7 / 9, 7 / 8, 1, 7 / 9, (3 / 4 + 4 / 5) / 2]);
    assert.match(road ?? "", /<span class="swatch" style="background:#804080"><\/span>road/);
    assert.match(rows[1] ?? "", /<span class="swatch" style="background:#00008e"><\/span>car/);
  });

  it("has columns with a button each, and marks the cells of figures", () => {
    const start = page.indexOf("<h2>Overall");
    assert.deepEqual(page.slice(start, page.indexOf("</tr>\n", start)).split("\n"), [
      "<h2>Overall</h2>",
      '<table><thead><tr><th scope="col"><button type="button">Figure</button></th><th scope="col"><button type="button">Value</button></th><th scope="col"><button type="button">Formula</button></th></tr></thead>',
      "<tbody>",
      '<tr><td>Pixel accuracy</td><td class="figure" data-value="0.6666666666666666">0.667</td><td>right pixels / counted pixels</td>',
    ]);
  });
});
