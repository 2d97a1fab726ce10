import { largestSetting } from '../../model/kind.ts';
import { stackJsonSchema } from '../../plans/stack-schema.ts';
import { kindDescriptions } from '../../stack/index.ts';
import { code, markdownTable } from './markdown.ts';
import { keysOf } from './plan-keys.ts';

/** Every key of a stack file with its meaning, from the schema itself. */
export function stackKeysTable(): string {
  const rows = keysOf(stackJsonSchema(), '').map(({ path, about, needed }) => [code(path), about, needed ? 'yes' : '']);
  return markdownTable(['key', 'meaning', 'required'], rows);
}

/** Every kind with what it is unless the file says otherwise. */
export function kindsTable(): string {
  const rows = kindDescriptions.map(({ kind, role, roles, port, mainFile }) => [
    code(kind),
    role === undefined ? `${roles.map(code).join(', ')}: must be said` : code(role),
    port === 0 ? 'none' : String(port),
    mainFile === undefined ? 'none' : code(mainFile),
  ]);
  return markdownTable(['kind', 'role', 'port', 'configuration file'], rows);
}

/** Every setting of every kind with its default, and what else it may be. */
export function settingsTable(): string {
  const rows = kindDescriptions.flatMap(({ kind, settings, choices, ranges }) =>
    Object.entries(settings).map(([name, value]) => [
      code(kind),
      code(name),
      value === '' ? 'empty' : code(String(value)),
      choices[name]?.map(code).join(', ') ?? mayBe(value, ranges[name]),
    ]),
  );
  return markdownTable(['kind', 'setting', 'default', 'may be'], rows);
}

function mayBe(value: string | number | boolean, range: readonly [number, number] | undefined): string {
  if (typeof value === 'boolean') return `${code('true')}, ${code('false')}`;
  if (typeof value !== 'number') return 'a name or a path';
  const [least, greatest] = range ?? [0, largestSetting];
  const to = greatest === largestSetting ? '' : ` to ${greatest}`;
  return least === 0 && to === '' ? 'a whole number' : `a whole number from ${least}${to}`;
}
