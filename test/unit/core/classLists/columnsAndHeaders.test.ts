import assert from "node:assert/strict";
import { listBeginning } from "../../../../src/core/classLists/listBeginning";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";
import { PASCAL_VOC } from "../../../../src/core/classLists/pascalVoc";
import { unquote } from "../../../../src/core/classLists/unquote";
import { yamlData } from "../../../../src/core/classLists/yamlData";

/** The rows of a file that a search meets, as `label name colour`; undefined where it is none by its content. */
function found(text: string, name = "x.csv"): readonly string[] | undefined {
  const read = parseClassList({ name, text, given: "search" });
  return read.ok ? read.list.classes.map((info) => `${info.label} ${info.name} ${info.color}`) : undefined;
}

function named(text: string, name = "x.txt"): readonly string[] | undefined {
  const read = parseClassList({ name, text, given: "file" });
  return read.ok ? read.list.classes.map((info) => `${info.label} ${info.name}`) : undefined;
}

describe("the columns of a table of classes", () => {
  const rows = (header: string): readonly string[] | undefined =>
    found(`${header}\n7,road,128,64,129\n8,car,0,0,142`)?.map((row) => row.split(" ").slice(0, 2).join(" "));

  it("are of labels, by many names and in any case", () => {
    const prefixes = ["", "class", "class_", "class ", "class-", "label", "Label_", "train", "train_"];
    const names = ["id", "idx", "index", "value", "ID"];
    for (const header of [
      ...prefixes.flatMap((prefix) => names.map((name) => prefix + name)),
      "Pixel Value",
      "pixel_value",
      "label",
    ])
      assert.deepEqual(rows(`${header},name,a,b,c`), ["7 road", "8 car"], header);
    for (const header of ["xid", "idx2", "ids", "subclass_id", "xpixel value", "pixel values"])
      assert.equal(rows(`${header},name,a,c,d`), undefined, header);
  });

  it("are of names, by many names and in any case", () => {
    for (const header of [
      "name",
      "names",
      "Class",
      "class_name",
      "class name",
      "labelNames",
      "category",
      "category-names",
      "NAME",
    ])
      assert.deepEqual(rows(`id,${header},a,b,c`), ["7 road", "8 car"], header);
    for (const header of ["xname", "named", "subclass", "classes", "categories", "xlabel", "my category"])
      assert.equal(rows(`id,${header},a,b,c`), undefined, header);
  });

  it("are of colours in one column or in three", () => {
    const coloured = (header: string): readonly string[] | undefined => found(`${header}\nroad,#804080\ncar,00008E`);
    for (const header of ["color", "Colour", "hex", "hex color", "hex_colour", "color-hex", "COLOURHEX"])
      assert.deepEqual(coloured(`name,${header}`), ["0 road #804080", "1 car #00008e"], header);
    for (const header of ["xcolor", "colors", "xhex", "hexa"])
      assert.equal(coloured(`name,${header}`), undefined, header);
    const channels = (header: string): readonly string[] | undefined =>
      found(`name,${header}\nroad,128,64,129\ncar,0,0,142`);
    for (const header of ["r,g,b", "red,green,blue", "R,Green,b"])
      assert.deepEqual(channels(header), ["0 road #804081", "1 car #00008e"], header);
    // Columns that are not channels, in a file whose first row is therefore no header of them.
    for (const header of ["xr,xg,xb", "reds,greens,blues", "r,g,x"])
      assert.equal(found(`name,id,${header}\nroad,a,1,2,3`), undefined, header);
  });

  it("may be called label where they hold names", () => {
    assert.deepEqual(
      found("label,id\nroad,7\ncar,8")?.map((row) => row.slice(0, 6)),
      ["7 road", "8 car "],
    );
    assert.deepEqual(
      found("label,class\n7,road\n8,car")?.map((row) => row.slice(0, 6)),
      ["7 road", "8 car "],
    );
  });

  it("are refused with a cell too few, without a name, or where a label or a colour is none", () => {
    for (const row of [
      "7,road",
      "7,,#000000",
      "x,road,#000000",
      "7.5,road,#000000",
      "7,road,#00000",
      "7,road,#0000000",
      "7,road,x#000000",
    ])
      assert.equal(found(`id,name,color\n${row}`), undefined, row);
    assert.deepEqual(found("id,name,color\n-7,road,#000000"), ["-7 road #000000"]);
    assert.deepEqual(found('id;"name";color\n7;"road";"#000000"'), ["7 road #000000"]);
    assert.equal(found("id,name,color"), undefined);
  });
});

describe("the header of a list in lines", () => {
  it("is passed over, in any case", () => {
    for (const header of ["id name", "ID,NAME", "Label: class", "index;name", "value\tClassNames"])
      assert.deepEqual(named(`${header}\n0 road\n1 car`), ["0 road", "1 car"], header);
    for (const header of ["xid name", "id-of name", "id name x"])
      assert.notDeepEqual(named(`${header}\n0 road\n1 car`), ["0 road", "1 car"], header);
    for (const header of ["r g b name", "R,G,B,Name", "red green blue class"])
      assert.deepEqual(found(`${header}\n128 64 128 road`, "x.txt"), ["0 road #804080"], header);
    for (const header of ["xr g b name", "r g b name x"])
      assert.equal(found(`${header}\n128 64 128 road`, "x.txt"), undefined, header);
    for (const header of ["name,r,g,b", "Class, Red, Green, Blue"])
      assert.deepEqual(found(`${header}\nroad,128,64,128`), ["0 road #804080"], header);
    for (const header of ["a b,r,g,b", "name,r,g,b,x", "name,r,g"])
      assert.equal(found(`${header}\nroad,128,64,128`), undefined, header);
  });

  it("is none of a line that is like one further down", () => {
    assert.equal(found("128 64 128 road\nr g b name", "x.txt"), undefined);
  });
});

describe("lists of names", () => {
  it("are not lists of files, tables or numbers", () => {
    for (const line of [
      "a.png",
      "b.JPG",
      "c.tiff",
      "d.npz",
      "road #804080",
      "road 1 2 3",
      "a1 2 3x",
      "a,b,c",
      "a;b;c",
      "12",
      "--",
    ])
      assert.equal(named(line), undefined, line);
    for (const line of ["a.pngx", "road #80408", "road 1 2", "a 2 3x", "a1 2 x", "a,b", "a;b,c"])
      assert.deepEqual(named(line), [`0 ${line}`], line);
  });

  it("have a name with commas before a colour", () => {
    assert.deepEqual(found("car, red ,1,2,3\n'van' , 4, 5, 6", "x.txt"), ["0 car, red #010203", "1 van #040506"]);
    assert.equal(found("12,1,2,3", "x.txt"), undefined);
    assert.equal(found("car,1,2,256", "x.txt"), undefined);
    assert.equal(found("car:1,2,3:", "x.txt"), undefined);
    assert.deepEqual(found("car:1,2,3::", "x.txt"), ["0 car #010203"]);
    assert.equal(found(":1,2,3::", "x.txt"), undefined);
  });

  it("have a label before the name, with a sign between or without", () => {
    for (const line of ["7 road", "7: road", "7,road", "7 = road", "7;'road'"])
      assert.deepEqual(named(line), ["7 road"], line);
    assert.deepEqual(named("-7 road"), ["-7 road"]);
    assert.deepEqual(named("7road"), ["0 7road"]);
  });

  it("have nothing around a name but its quotation marks and blanks", () => {
    const cases = [
      ['""', ""],
      ['"', '"'],
      ["''", ""],
      [" 'a' ", "a"],
      ["'a\"", "'a\""],
      ["aba", "aba"],
      ['" a "', "a"],
    ];
    for (const [written = "", name] of cases) assert.equal(unquote(written), name, written);
  });
});

describe("PASCAL VOC's colours", () => {
  it("are those of its development kit", () => {
    assert.deepEqual(
      PASCAL_VOC.classes.map(({ color }) => color.slice(1)).join(" "),
      "000000 800000 008000 808000 000080 800080 008080 808080 400000 c00000 408000 c08000 400080 c00080 408080 c08080 004000 804000 00c000 80c000 004080",
    );
    assert.deepEqual(PASCAL_VOC.ignore, [255]);
  });
});

describe("the background of a list that begins above 0", () => {
  it("has the first colour that no class has, black where all are taken, and a name that no class has", () => {
    const colours = ["#000000", "#7f7f7f", "#7f7f80", "#7f7f81"];
    const background = (taken: number, name: string) => {
      const classes = ["#123456", ...colours.slice(0, taken)].map((color, label) => ({
        label,
        name: `c${label}`,
        color,
      }));
      const [first] = listBeginning(
        { source: "l", classes: classes.map((info) => (info.label === 0 ? { ...info, name } : info)), ignore: [] },
        1,
      ).classes;
      return first;
    };
    for (const [taken, color] of [...colours, "#000000"].entries())
      assert.deepEqual(background(taken, "road"), { label: 0, name: "background", color });
    assert.equal(background(0, "background")?.name, "0");
  });
});

describe("YAML of class lists", () => {
  const data = (text: string): unknown => {
    const read = yamlData(text);
    return read.ok ? read.data : read.message;
  };

  it("ends at the first mark of another document, and begins behind the first", () => {
    assert.deepEqual(data("--- # one\na: 1\n---\nb: 2"), { a: 1 });
    assert.deepEqual(data("---\na: 1\n...\nb: 2"), { a: 1 });
    assert.deepEqual(data("- a---\n- b..."), ["a---", "b..."]);
    assert.deepEqual(data("%YAML 1.2\na: 1"), { a: 1 });
    assert.deepEqual(data("\uFEFFa: 1"), { a: 1 });
    assert.deepEqual(data("a: x\uFEFFy"), { a: "x\uFEFFy" });
  });

  it("names the line that is wrong, as the file counts them", () => {
    assert.equal(data("# c\n- 'a: b"), "line 2 has a quotation mark without its partner");
    assert.equal(data("\na: 1\n\tb: 2"), "line 3 is indented by a tab");
    assert.equal(data("a: 1\nb"), "line 2 is not a key with a value");
    assert.equal(data("a: 1\nb: 2\na: 3"), "line 3 has the key a for the second time");
    assert.equal(data("- a\nb: 1"), "line 2 stands where nothing can follow");
    assert.match(String(data("a:\n  b: [1")), /^the brackets that begin in line 2 are not closed/);
  });

  it("is nested sixteen times at most, whatever is in what", () => {
    const maps = (depth: number): string => Array.from({ length: depth }, (_, at) => `${" ".repeat(at)}k:`).join("\n");
    const lists = (depth: number): string => Array.from({ length: depth }, (_, at) => `${" ".repeat(at)}-`).join("\n");
    for (const nested of [maps, lists]) {
      assert.equal(typeof data(nested(17)), "object");
      assert.match(String(data(nested(18))), /^line 18 is nested deeper than 16 times$/);
    }
    const brackets = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    assert.equal(typeof data(brackets(17)), "object");
    assert.match(String(data(brackets(18))), /^line 1 is nested deeper than 16 times$/);
  });

  it("has comments behind a blank, and none in quotation marks", () => {
    assert.deepEqual(data("a: \"x # y\" # c\nb: 'x # y'\nc: x#y # c\nd: # c\n  e # c\nf: [1, # c\n 2]"), {
      a: "x # y",
      b: "x # y",
      c: "x#y",
      d: "e",
      f: [1, 2],
    });
  });

  it("has sequences as far left as their key, and items that begin blocks", () => {
    assert.deepEqual(data("names:\n- a\n- b\nn: 2"), { names: ["a", "b"], n: 2 });
    assert.deepEqual(data("- id: 1\n  name: a\n-   id: 2\n    name: b\n- - x\n  - y\n-\n  z"), [
      { id: 1, name: "a" },
      { id: 2, name: "b" },
      ["x", "y"],
      "z",
    ]);
  });
});
