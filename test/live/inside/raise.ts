import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackSpec } from '../../../model/stack.ts';
import { epochMs, ms } from '../../../model/units.ts';
import type { ComponentEnd, ComponentStart, RaisedStack } from '../../../stack/index.ts';
import { raiseStack, topologies, zxShell } from '../../../stack/index.ts';
import { systemClock } from '../../../scripts/clock.ts';
import { cacheFolder } from '../../../scripts/set-up/cache.ts';
import { toolsFor } from '../../../scripts/set-up/index.ts';
import { tools } from '../../support/tools.ts';

/** A stack for a test, with the ends of its components. */
export interface TestStack extends RaisedStack {
  /** Every process end so far. */
  readonly ends: readonly ComponentEnd[];
  /** Waits until a look says yes, and says whether it did. */
  readonly eventually: typeof eventually;
  /** One request from the client's host: status and body. */
  ask(path: string, write?: object): Promise<{ readonly status: number; readonly body: string }>;
}

/** Raises a stack, the default one when none is given, in the lab that this process is in. */
export async function raiseForTest(
  onStart: (start: ComponentStart) => void = () => {},
  spec: StackSpec | undefined = topologies[0],
): Promise<TestStack> {
  if (!spec) throw new Error('no stack');
  const found = await toolsFor([spec], tools(), () => undefined);
  const ends: ComponentEnd[] = [];
  const stack = await raiseStack(spec, {
    shell: zxShell(found.env),
    clock: systemClock,
    tools: found,
    stateDir: '/run/spofproof',
    templatesDir: join(cacheFolder(), 'templates'),
    logsDir: mkdtempSync(join(tmpdir(), 'logs-')),
    onExit: (end) => ends.push(end),
    onStart,
  });
  const client = stack.exec(spec.client);
  return {
    ...stack,
    ends,
    eventually,
    ask: async (path, write) => {
      const { stdout } = await client(
        [found.node, '-e', asking, stack.url + path, JSON.stringify(write) ?? 'undefined'],
        { timeoutMs: ms(10_000) },
      );
      return JSON.parse(stdout) as { status: number; body: string };
    },
  };
}

/** Program of the client: one request, at most two seconds. */
const asking = `
const [url, body] = process.argv.slice(1);
const options = body === 'undefined' ? {} : { method: 'POST', body };
const gone = (error) => console.log(JSON.stringify({ status: 0, body: String(error.cause ?? error) }));
fetch(url, { ...options, signal: AbortSignal.timeout(2000) })
  .then(async (answer) => console.log(JSON.stringify({ status: answer.status, body: await answer.text() })))
  .catch(gone);
`;

/** Waits until a look says yes, and says whether it did. */
export async function eventually(withinMs: number, look: () => Promise<boolean> | boolean): Promise<boolean> {
  const deadline = systemClock.now() + withinMs;
  while (!(await look())) {
    if (systemClock.now() > deadline) return false;
    await systemClock.until(epochMs(systemClock.now() + 20));
  }
  return true;
}

/**
 * A look that remembers when the last one that said no was begun: until then at least it was not so. What the looks themselves
 * take on a busy machine is none of it.
 */
export function lastNo(look: () => Promise<boolean>): {
  readonly look: () => Promise<boolean>;
  readonly at: () => number;
} {
  let at = Number.NEGATIVE_INFINITY;
  return {
    look: async () => {
      const begun = systemClock.now();
      const isSo = await look();
      if (!isSo) at = begun;
      return isSo;
    },
    at: () => at,
  };
}

/** Says one thing to the test outside. */
export const say = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
