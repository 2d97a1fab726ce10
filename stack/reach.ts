import { fileURLToPath } from 'node:url';
import { doorsOf } from '../model/door.ts';
import { Failure } from '../model/failure.ts';
import type { Knock } from '../model/knock.ts';
import { ms } from '../model/units.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { openPorts, tableThere } from './socket-table.ts';
import type { KnockOrders } from './workers/knock.ts';

/** Longest wait for an answer, and for a host to try all places: several Nodes start at once. */
const [waitMs, tryingMs] = [700, 20_000];

const script = fileURLToPath(new URL('workers/knock.ts', import.meta.url));

/** Where somebody listens, or should. */
type Place = Pick<Knock, 'host' | 'port'>;

/**
 * Knocks from every host at every port of every other one on which somebody listens, by the socket table of the host itself,
 * or which the stack declares. What listens on the loopback device alone is left out: nobody can come there.
 */
export async function reach(lab: Lab): Promise<readonly Knock[]> {
  const hosts = lab.spec.hosts.map(({ name }) => name);
  const places = (await Promise.all(hosts.map((host) => placesOn(lab, host)))).flat();
  return (await Promise.all(hosts.map((from) => knockFrom(lab, from, places)))).flat();
}

async function placesOn(lab: Lab, host: string): Promise<readonly Place[]> {
  const declared = doorsOf(lab.spec).filter((door) => door.host === host);
  const ports = new Set([...openPorts(await tableThere(lab, host)), ...declared.map(({ port }) => port)]);
  return [...ports].map((port) => ({ host, port }));
}

async function knockFrom(lab: Lab, from: string, all: readonly Place[]): Promise<readonly Knock[]> {
  const places = all.filter(({ host }) => host !== from);
  const orders: KnockOrders = {
    places: places.map(({ host, port }) => ({ address: addressOf(lab.addresses, host), port })),
    waitMs,
  };
  const argv = onHost(from, [lab.tools.node, script, JSON.stringify(orders)]);
  const { code, stdout, stderr } = await lab.shell.run(argv, { timeoutMs: ms(tryingMs) });
  if (code !== 0) throw new Failure('command-failed', { what: `nobody could knock from ${from}`, why: stderr.trim() });
  const answers = JSON.parse(stdout) as readonly Knock['answer'][];
  return places.map(({ host, port }, index) => ({ from, host, port, answer: answerOf(answers[index], from) }));
}

/** A knock without an answer is none: taken for filtered, it would speak well of a firewall that nobody tried. */
function answerOf(answer: Knock['answer'] | undefined, from: string): Knock['answer'] {
  if (answer !== undefined) return answer;
  throw new Failure('command-failed', {
    what: `not every knock from ${from} was told of`,
    why: 'the helper ended early',
  });
}
