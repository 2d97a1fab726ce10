import { planJsonSchema } from '../../plans/schema.ts';
import { planInFull } from '../../plans/write.ts';
import { code, markdownTable } from './markdown.ts';

interface SchemaPart {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly required?: readonly string[];
  readonly items?: SchemaPart;
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

function keysOf(part: SchemaPart, prefix: string): readonly { path: string; about: string; needed: boolean }[] {
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
  'experiments[].spof': code('[]'),
};
