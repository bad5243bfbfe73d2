import { random } from "../check/scenes";

/** Class lists as tools write them, each by the name of its file. */
const LISTS: readonly (readonly [name: string, text: string])[] = [
  ["labelmap.txt", "# label:color_rgb:parts:actions\nbackground:0,0,0::\nroad:128,64,128::\ncar:0,0,142:wheel:drive\n"],
  ["label_colors.txt", "64 128 64\tAnimal\n192 0 128 \tArchway\n0 128 192\t\tBicyclist\n"],
  ["colors.csv", 'name,r,g,b\nroad,128,64,128\n"person, sitting",220,20,60\ncar,0,0,142\n'],
  ["classes.csv", "label;name;color\n0;background;#000000\n7;road;#804080\n255;void;#ffffff\n"],
  ["classes.txt", "id name\n0 background\n1: road\n2,car\n-1 void\n"],
  ["labels.txt", "__ignore__\n_background_\nroad\ncar\n"],
  ["classes.txt", "background\nroad\n'traffic light'\n\n// the rest\ncar\n"],
  ["obj.names", "person\r\nbicycle\r\ncar\r\n"],
  ["a.csv", "Name, R, G, B, Index\nroad, 1, 2, 3, 7\ncar, 4, 5, 6, 9\n"],
  ["dataset_meta.json", '{"label_map":{"0":"background","3":"road"},"segmentation_colors":[[0,0,0],[128,64,128]]}'],
  ["dataset_meta.json", '{"labels":["background","road"],"segmentation_colors":["#000000","#804080"]}'],
  [
    "annotations.json",
    '{"categories":{"label":{"labels":[{"name":"a"},{"name":"b"}]},"mask":{"colormap":[{"label_id":1,"r":1,"g":2,"b":3}]}}}',
  ],
  ["coco.json", '{"categories":[{"id":1,"name":"person","color":[220,20,60]},{"id":18,"name":"dog"}]}'],
  ["meta.json", '{"classes":[{"title":"road","color":"#804080"},{"title":"car","color":"#00008E"}]}'],
  [
    "config.json",
    '{"labels":[{"readable":"Bird","color":[165,42,42],"evaluate":true},{"readable":"Void","color":[0,0,0],"evaluate":false}]}',
  ],
  ["info.json", '{"metainfo":{"classes":["road","car"],"palette":[[128,64,128],[0,0,142]]}}'],
  ["info.json", '{"CLASSES":["road","car"],"PALETTE":null}'],
  ["dataset.json", '{"labels":{"background":0,"liver":1,"tumour":[1,2]},"ignore":255}'],
  ["classes.json", '[{"label":0,"name":"background"},{"id":4,"name":"road","color":"#804080"}]'],
  ["classes.json", '{"background":0,"road":1}'],
  ["classes.json", '["background","road","car"]'],
  ["data.yaml", "path: ../x\nnc: 3\nnames:\n  0: background\n  1: road\n  2: 'car: red'\n"],
  ["data.yaml", 'nc: 2\nnames: [road, "car", ]\n'],
  ["data.yaml", "labels:\n- name: road\n  color: [128, 64, 128]\n- name: car\n  color: [0, 0, 142] # blue\n"],
];

/** What a slip of the hand leaves. */
const SLIPS = [",", ":", ";", " ", "\t", "\n", '"', "'", "#", "-", "0", "7", "256", "x", "{", "]", "\u00e9", ".png"];

/** A class list with up to three slips in it, named or not as one; the same for a seed. */
export function madeText(seed: number): {
  readonly name: string;
  readonly text: string;
  readonly given: "file" | "search";
} {
  const { below } = random(seed);
  const [name = "", whole = ""] = LISTS[seed % LISTS.length] ?? [];
  let text = whole;
  for (let slips = seed < LISTS.length ? 0 : 1 + below(3); slips > 0; slips--) {
    const at = below(text.length + 1);
    const lines = text.split("\n");
    const line = below(lines.length);
    const ways = [
      () => text.slice(0, at) + text.slice(at + 1),
      () => text.slice(0, at) + (SLIPS[below(SLIPS.length)] ?? "") + text.slice(at),
      () => lines.toSpliced(line, 1).join("\n"),
      () => lines.toSpliced(line, 0, lines[line] ?? "").join("\n"),
    ];
    text = ways[below(ways.length)]?.() ?? text;
  }
  return { name, text, given: below(3) === 0 ? "search" : "file" };
}
