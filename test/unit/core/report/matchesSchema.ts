/** A JSON schema of draft 7, as far as the schemas of this project go. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * Whether the value is valid. Every keyword of the schema must be one of the rows below or a word for readers:
 * throws on others, so that the schema cannot promise what no test checks.
 */
export function matchesSchema(value: unknown, schema: Schema, root: Schema = schema): boolean {
  return Object.entries(schema).every(([keyword, argument]) => {
    if (FOR_READERS.has(keyword)) return true;
    const check = CHECKS[keyword];
    if (!check) throw new Error(`The schema uses ${keyword}, which the tests do not check`);
    return check(value, argument, root, schema);
  });
}

const FOR_READERS = new Set(["$schema", "title", "description", "definitions"]);

type Check = (value: unknown, argument: unknown, root: Schema, schema: Schema) => boolean;

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (value, path, root) => matchesSchema(value, definition(String(path), root), root),
  type: (value, type) => TYPES[String(type)]?.(value) === true,
  const: (value, only) => value === only,
  enum: (value, allowed) => list(allowed).includes(value),
  allOf: (value, schemas, root) => list(schemas).every((schema) => matchesSchema(value, object(schema), root)),
  anyOf: (value, schemas, root) => list(schemas).some((schema) => matchesSchema(value, object(schema), root)),
  required: (value, keys) => !isObject(value) || list(keys).every((key) => Object.hasOwn(value, String(key))),
  properties: (value, schemas, root) =>
    !isObject(value) ||
    Object.entries(object(schemas)).every(
      ([key, schema]) => !Object.hasOwn(value, key) || matchesSchema(value[key], object(schema), root),
    ),
  additionalProperties: (value, isAllowed, _root, schema) =>
    isAllowed !== false ||
    !isObject(value) ||
    Object.keys(value).every((key) => Object.hasOwn(propertiesOf(schema), key)),
  items: (value, schema, root) =>
    !Array.isArray(value) ||
    list(value).every((item, position) => {
      const own = Array.isArray(schema) ? list(schema)[position] : schema;
      return own === undefined || matchesSchema(item, object(own), root);
    }),
  minItems: (value, least) => !Array.isArray(value) || value.length >= Number(least),
  maxItems: (value, most) => !Array.isArray(value) || value.length <= Number(most),
  minimum: (value, least) => typeof value !== "number" || value >= Number(least),
  maximum: (value, most) => typeof value !== "number" || value <= Number(most),
  exclusiveMinimum: (value, below) => typeof value !== "number" || value > Number(below),
  pattern: (value, pattern) => typeof value !== "string" || new RegExp(String(pattern), "u").test(value),
};

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: (value) => Array.isArray(value),
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
};

function propertiesOf({ properties = {} }: Schema): Schema {
  return object(properties);
}

function definition(path: string, root: Schema): Schema {
  const steps = path.split("/").slice(1);
  return steps.reduce((schema, key) => object(schema[key]), root);
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function object(value: unknown): Schema {
  if (!isObject(value)) throw new Error(`The schema holds ${String(value)} where a schema must stand`);
  return value;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`The schema holds ${String(value)} where a list must stand`);
  return value;
}
