import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { itemValue } from '../model/item.ts';
import { ms } from '../model/units.ts';
import type { Overheard } from '../model/wire.ts';
import { entryUrl } from './entry.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { openTap } from './tap.ts';
import type { AskAnswer, AskOrders } from './workers/ask.ts';

/** Longest wait of a user for an answer, and for the whole command. */
const [waitMs, askingMs] = [1500, 10_000];

const script = fileURLToPath(new URL('workers/ask.ts', import.meta.url));

/** What a user reads in these tries, and what is right. */
const [path, right] = ['/items/1', `"${itemValue(1)}"`];

/** A request of a user on the client's host. */
export async function askAsUser(lab: Lab, cookie: string, authorityFile: string | undefined): Promise<AskAnswer> {
  const orders: AskOrders = {
    url: entryUrl(lab) + path,
    cookie,
    waitMs,
    ...(authorityFile !== undefined && { authorityFile }),
  };
  const argv = onHost(lab.spec.client, [lab.tools.node, script, JSON.stringify(orders)]);
  const { stdout } = await lab.shell.run(argv, { timeoutMs: ms(askingMs) });
  return JSON.parse(stdout) as AskAnswer;
}

/** Whether an answer is the true one. */
export const isTrue = ({ status, text }: AskAnswer): boolean => status === 200 && text.includes(right);

/** Says a word readably to the place that users go to; bash alone can, and nobody need listen. */
const sayControl = 'printf %s "$1" > "/dev/udp/$2/9"';

/** Lets a user tell a secret in a request, with a tap on every cable, and says what the tap saw. */
export async function overhear(lab: Lab, authorityFile: string | undefined): Promise<Overheard> {
  const [secret, control] = ['secret', 'control'].map((word) => `${word}-${randomBytes(12).toString('hex')}`);
  if (secret === undefined || control === undefined) throw new Error('no words');
  const tap = await openTap(lab, secret, control);
  const answer = await askAsUser(lab, `session=${secret}`, authorityFile).catch(() => undefined);
  const { hostname } = new URL(entryUrl(lab));
  const argv = onHost(lab.spec.client, ['bash', '-c', sayControl, 'bash', control, hostname]);
  await lab.shell.run(argv, { timeoutMs: ms(askingMs) }).catch(() => undefined);
  const cables = await tap.end();
  return { answered: answer !== undefined && isTrue(answer), cables };
}
