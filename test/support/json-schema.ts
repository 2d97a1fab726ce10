/** The part of JSON Schema that our published schemas use; anything else in one is an error, so nothing goes unchecked. */
interface Schema {
  readonly [keyword: string]: unknown;
}

type Check = (rule: never, value: unknown, schema: Schema, path: string) => readonly string[];

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return typeof value;
};

const unless = (good: boolean, complaint: string): readonly string[] => (good ? [] : [complaint]);

const matchesType = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === typeOf(value);

const checks: Readonly<Record<string, Check>> = {
  type: (types: string | string[], value, _, path) =>
    unless(
      [types].flat().some((type) => matchesType(type, value)),
      `${path} is ${typeOf(value)}, not ${String(types)}`,
    ),
  const: (wanted: unknown, value, _, path) => unless(value === wanted, `${path} is not ${String(wanted)}`),
  enum: (words: unknown[], value, _, path) => unless(words.includes(value), `${path} is none of ${words.join(', ')}`),
  pattern: (text: string, value, _, path) =>
    unless(typeof value !== 'string' || new RegExp(text, 'u').test(value), `${path} does not match ${text}`),
  minimum: (least: number, value, _, path) => unless(!(Number(value) < least), `${path} is below ${least}`),
  maximum: (most: number, value, _, path) => unless(!(Number(value) > most), `${path} is above ${most}`),
  minItems: (least: number, value, _, path) =>
    unless(!Array.isArray(value) || value.length >= least, `${path} is too short`),
  maxItems: (most: number, value, _, path) =>
    unless(!Array.isArray(value) || value.length <= most, `${path} is too long`),
  minProperties: (least: number, value, _, path) =>
    unless(!isMap(value) || Object.keys(value).length >= least, `${path} has too few keys`),
  maxProperties: (most: number, value, _, path) =>
    unless(!isMap(value) || Object.keys(value).length <= most, `${path} has too many keys`),
  uniqueItems: (isAsked: boolean, value, _, path) =>
    unless(!isAsked || !Array.isArray(value) || new Set(value).size === value.length, `${path} names one twice`),
  items: (item: Schema, value, _, path) =>
    Array.isArray(value) ? value.flatMap((entry, index) => complaintsOf(item, entry, `${path}[${index}]`)) : [],
  anyOf: (choices: Schema[], value, _, path) =>
    unless(
      choices.some((choice) => complaintsOf(choice, value, path).length === 0),
      `${path} fits no choice`,
    ),
  required: (keys: string[], value, _, path) =>
    isMap(value) ? keys.filter((key) => !(key in value)).map((key) => `${path} lacks ${key}`) : [],
  properties: (known: Record<string, Schema>, value, _, path) =>
    isMap(value)
      ? Object.entries(known).flatMap(([key, schema]) =>
          key in value ? complaintsOf(schema, value[key], `${path}.${key}`) : [],
        )
      : [],
  additionalProperties: (rule: boolean | Schema, value, schema, path) => {
    if (!isMap(value) || rule === true) return [];
    const known = isMap(schema['properties']) ? schema['properties'] : {};
    const rest = Object.keys(value).filter((key) => !Object.hasOwn(known, key));
    return rest.flatMap((key) =>
      rule === false ? [`${path} has ${key}`] : complaintsOf(rule, value[key], `${path}.${key}`),
    );
  },
};

const silent = new Set(['$schema', '$id', 'title', 'description', 'examples', 'default', 'propertyNames']);

/** Everything in which a value breaks a JSON Schema, in words; a keyword that is not known here is a complaint. */
export function complaintsOf(schema: Schema, value: unknown, path = '$'): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (silent.has(keyword)) return [];
    const check = checks[keyword];
    return check ? check(rule as never, value, schema, path) : [`${path}: unknown keyword ${keyword}`];
  });
}
