import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeMask } from "../../../src/masks/decodeMask";
import { pythonLiteral } from "../../../src/masks/npy/pythonLiteral";

/** A file with this text as its header, and 24 bytes 0, 1, 2 ... behind it. */
function file(text: string, version = 1): Buffer {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUIntLE(Buffer.byteLength(text), 0, length.length);
  return Buffer.concat([
    Buffer.from([0x93]),
    Buffer.from("NUMPY"),
    Buffer.from([version, 0]),
    length,
    Buffer.from(text),
    Uint8Array.from({ length: 24 }, (_, index) => index),
  ]);
}

function read(text: string, version = 1): string {
  const decoded = decodeMask(file(text, version), { maxPixels: 1000 });
  return decoded.ok
    ? `${decoded.map.height} x ${decoded.map.width}: ${decoded.map.labels.slice(0, 2).join(" ")}`
    : decoded.message;
}

describe("the header of an array", () => {
  const taken: readonly (readonly [what: string, header: string, expected: string])[] = [
    ["as np.save writes it", "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }          \n", "2 x 3: 0 1"],
    ["in double quotes", '{"descr": "|u1", "fortran_order": False, "shape": (2, 3)}', "2 x 3: 0 1"],
    ["without spaces or a comma at the end", "{'descr':'|u1','fortran_order':False,'shape':(2,3)}", "2 x 3: 0 1"],
    [
      "over several lines, in another order",
      "{\n 'shape'\t: (\n2 ,\n3 ,) ,\n 'fortran_order' :False,\n'descr' : '|u1' ,\n}\n",
      "2 x 3: 0 1",
    ],
    ["of Python 2, with long integers", "{'descr': '|u1', 'fortran_order': False, 'shape': (2L, 3L), }", "2 x 3: 0 1"],
    [
      "with prefixed and divided strings",
      "{u'descr': '|' 'u1', 'fortran_order': False, 'shape': (2, 3)}",
      "2 x 3: 0 1",
    ],
    [
      "with escapes in its strings",
      "{'desc\\x72': '\\u007c\\1651', 'fortran_order': False, 'shape': (2, 3)}",
      "2 x 3: 0 1",
    ],
    [
      "with a key twice, of which the last counts",
      "{'descr': '|u1', 'fortran_order': False, 'shape': (6, 4), 'shape': (2, 3)}",
      "2 x 3: 0 1",
    ],
    [
      "with signs and underscores in its numbers",
      "{'descr': '|u1', 'fortran_order': False, 'shape': (+2, 1_2)}",
      "2 x 12: 0 1",
    ],
    [
      "with comments, hexadecimal numbers and raw strings",
      "{'descr': r'|u1', # the type\n 'fortran_order': False, 'shape': (0x2, 3)} # end",
      "2 x 3: 0 1",
    ],
    ["in Fortran order", "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3)}", "2 x 3: 0 2"],
    ["in the byte order of the machine", "{'descr': '=u2', 'fortran_order': False, 'shape': (2, 3)}", "2 x 3: 256 770"],
    ["in big-endian bytes", "{'descr': '>u2', 'fortran_order': False, 'shape': (2, 3)}", "2 x 3: 1 515"],
    ["of a type without a byte order", "{'descr': 'u1', 'fortran_order': False, 'shape': (2, 3)}", "2 x 3: 0 1"],
    ["of a type by its name", "{'descr': 'uint8', 'fortran_order': False, 'shape': (2, 3)}", "2 x 3: 0 1"],
    ["of a type by its letter", "{'descr': '<H', 'fortran_order': False, 'shape': (2, 3)}", "2 x 3: 256 770"],
  ];
  for (const [what, header, expected] of taken) {
    it(`is read ${what}`, () => {
      for (const version of [1, 2, 3]) assert.equal(read(header, version), expected);
    });
  }

  const refusals: readonly (readonly [what: string, header: string, sentence: RegExp])[] = [
    [
      "records, by their fields",
      "{'descr': [('mask', '|u1'), ('id', '<i4')], 'fortran_order': False, 'shape': (2, 3)}",
      /records of the fields mask, id, /,
    ],
    ["Python objects", "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3)}", /Python objects \(type \|O\)/],
    ["texts", "{'descr': '<U5', 'fortran_order': False, 'shape': (2, 3)}", /texts \(type <U5\)/],
    ["dates", "{'descr': '<M8[D]', 'fortran_order': False, 'shape': (2, 3)}", /dates \(type <M8\[D\]\)/],
    ["bfloat16", "{'descr': '<V2', 'fortran_order': False, 'shape': (2, 3)}", /bfloat16 .*type <V2/],
    [
      "quadruple precision",
      "{'descr': '<f16', 'fortran_order': False, 'shape': (2, 3)}",
      /floats of an unusual size \(type <f16\)/,
    ],
    ["a key too few", "{'descr': '|u1', 'shape': (2, 3)}", /header of the array is damaged/],
    ["a key too many", "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), 'x': 1}", /damaged/],
    ["a shape that is not a tuple", "{'descr': '|u1', 'fortran_order': False, 'shape': [2, 3]}", /damaged/],
    ["a number that begins with 0", "{'descr': '|u1', 'fortran_order': False, 'shape': (02, 3)}", /damaged/],
    ["bytes for a type", "{'descr': b'|u1', 'fortran_order': False, 'shape': (2, 3)}", /damaged/],
    ["sizes below 0", "{'descr': '|u1', 'fortran_order': False, 'shape': (-2, -3)}", /damaged/],
    ["an order that is not a truth value", "{'descr': '|u1', 'fortran_order': 0, 'shape': (2, 3)}", /damaged/],
    ["anything behind the dictionary", "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3)} or 1", /damaged/],
    ["calls", "{'descr': str('|u1'), 'fortran_order': False, 'shape': (2, 3)}", /damaged/],
    ["brackets without end", "(".repeat(5000), /damaged/],
    [
      "more axes than an array can have",
      `{'descr': '|u1', 'fortran_order': False, 'shape': (${"1, ".repeat(5000)})}`,
      /damaged/,
    ],
  ];
  for (const [what, header, sentence] of refusals) {
    it(`is refused with ${what}`, () => {
      assert.match(read(header), sentence);
    });
  }

  it("is refused where it is longer than that of any mask", () => {
    assert.match(read(" ".repeat(70_000), 2), /70000 bytes, more than that of any mask/);
  });

  it("never names more than a line of it", () => {
    const long = "x".repeat(9000);
    for (const descr of [`'${long}'`, `[('${long}', '|u1')]`])
      assert.ok(read(`{'descr': ${descr}, 'fortran_order': False, 'shape': (2, 3)}`).length < 250);
  });
});

describe("a Python literal", () => {
  it("is read as it was written", () => {
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom("", " ", "\n\t"), (any, space) => {
        assert.deepEqual(plain(pythonLiteral(written(any, space))), any);
      }),
    );
  });
});

function written(value: unknown, space: string): string {
  if (Array.isArray(value))
    return `[${space}${value.map((item) => `${written(item, space)}${space},`).join(space)}${space}]`;
  if (typeof value === "string")
    return `'${value
      .replace(/[\\']/g, "\\$&")
      .replace(/\n/g, "\\n")
      .replace(/[\r\t]/g, (sign) => `\\x0${sign === "\r" ? "d" : "9"}`)}'`;
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === null ? "None" : JSON.stringify(value);
}

function plain(value: ReturnType<typeof pythonLiteral>): unknown {
  if (typeof value !== "object" || value === null) return value;
  assert.ok(value.kind === "list");
  return value.items.map(plain);
}
