/** What an element may have: its attributes, `!` behind those it must have, and the elements in it. */
interface Rule {
  readonly attributes: readonly string[];
  readonly holds: readonly string[];
}

const complaint: Rule = { attributes: ['type', 'message'], holds: [] };

/**
 * What the schema junit-10.xsd of Jenkins' xUnit plugin allows, of the elements that we write: the strictest of those that
 * are checked by a build server. Attributes are in no order, and so are the elements of a suite and of a case.
 */
const rules: Readonly<Record<string, Rule>> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], holds: ['testsuite'] },
  testsuite: {
    attributes: [
      'name!',
      'tests!',
      'failures!',
      'errors!',
      'time',
      'skipped',
      'timestamp',
      'hostname',
      'id',
      'package',
    ],
    holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { attributes: [], holds: ['property'] },
  property: { attributes: ['name!', 'value!'], holds: [] },
  testcase: {
    attributes: ['name!', 'time', 'classname', 'group'],
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: complaint,
  error: complaint,
  skipped: complaint,
  'system-out': { attributes: [], holds: [] },
  'system-err': { attributes: [], holds: [] },
};

/** Seconds as the schema has them: up to three digits after the point. */
const seconds = /^\d+(?:\.\d{0,3})?$/;

/** What a build server would refuse in a well-formed JUnit XML text; empty when it takes it. */
export function junitFaults(xml: string): readonly string[] {
  const open: string[] = [];
  return [...xml.matchAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)(\/?)>/g)].flatMap(
    ([, end, name = '', text = '', empty]) => {
      if (end) open.pop();
      if (end) return [];
      const faults = placeFaults(name, open.at(-1)).concat(attributeFaults(name, text));
      if (!empty) open.push(name);
      return faults;
    },
  );
}

function placeFaults(name: string, parent: string | undefined): readonly string[] {
  const may = parent === undefined ? name === 'testsuites' : rules[parent]?.holds.includes(name);
  return may ? [] : [`<${name}> may not stand in <${parent ?? 'nothing'}>`];
}

function attributeFaults(name: string, text: string): readonly string[] {
  const given = new Map([...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
  const allowed = rules[name]?.attributes ?? [];
  const known = new Set(allowed.map((each) => each.replace('!', '')));
  const wanted = allowed.filter((each) => each.endsWith('!')).map((each) => each.slice(0, -1));
  return [
    ...[...given.keys()].filter((key) => !known.has(key)).map((key) => `<${name}> may not have ${key}`),
    ...wanted.filter((key) => !given.has(key)).map((key) => `<${name}> lacks ${key}`),
    ...(seconds.test(given.get('time') ?? '0') ? [] : [`time of <${name}> is no number of seconds`]),
  ];
}
