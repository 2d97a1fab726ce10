import { defaults } from '../../plans/defaults.ts';
import { planJsonSchema } from '../../plans/schema.ts';
import { durationText } from '../../plans/shown.ts';
import { planInFull } from '../../plans/write.ts';
import { code, markdownTable } from './markdown.ts';

/** A JSON Schema as far as its keys go. */
interface SchemaPart {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly required?: readonly string[];
  readonly items?: SchemaPart;
}

/** A key of a file. */
export interface DocumentedKey {
  /** Way to it: `components[].port`. */
  readonly path: string;
  /** What it is for. */
  readonly about: string;
  /** Whether it must be there. */
  readonly needed: boolean;
}

/** Every key of a plan file with its meaning and default, from the schema itself. */
export function planKeysTable(): string {
  const rows = keysOf(planJsonSchema(), '').map(({ path, about, needed }) => [
    code(path),
    about,
    needed ? 'required' : defaultOf(path),
  ]);
  return markdownTable(['key', 'meaning', 'default'], rows);
}

/** Every key below a part of a schema, in the order of the file. */
export function keysOf(part: SchemaPart, prefix: string): readonly DocumentedKey[] {
  return Object.entries(part.properties ?? {}).flatMap(([key, inner]) => {
    const path = `${prefix}${key}`;
    const needed = part.required?.includes(key) ?? false;
    const below = inner.items?.properties ? keysOf(inner.items, `${path}[].`) : keysOf(inner, `${path}.`);
    return [{ path, about: inner.description ?? '', needed }].concat(below);
  });
}

/** The default as a plan would write it, looked up in a plan that says nothing. */
function defaultOf(path: string): string {
  const silent = planInFull({ suite: 'SUITE', stack: 'STACK', experiments: [] });
  const value = path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], silent);
  return typeof value === 'string' || typeof value === 'number' ? code(String(value)) : (special[path] ?? '');
}

const special: Readonly<Record<string, string>> = {
  'bars.failoverBudget': "the stack's own",
  'windows.hold': `${code(durationText(defaults.windows.holdMs))}, longer where the failover budget asks for it`,
  'windows.recovery':
    `${code(durationText(defaults.windows.recoveryMs))}, and the failover budget more ` +
    'where an address has to go home',
  'experiments[].spof': code('[]'),
  'experiments[].staleReads': code('false'),
};
