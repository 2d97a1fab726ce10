import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../model/failure.ts';
import { itemValue } from '../model/item.ts';
import type { AlterationManner, AlterationTry } from '../model/wire.ts';
import type { Intruder } from './intruder.ts';
import { intrude } from './intruder.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { intruder } from './network.ts';
import { askAsUser, isTrue } from './overhear.ts';
import { linesOf } from './tap.ts';
import { makeAuthority } from './tls/authority.ts';
import type { AskAnswer } from './workers/ask.ts';
import type { RelayCounts, RelayOrders } from './workers/relay.ts';

/** Past this a relay ends by itself; the longest wait for its first word, and for its last. */
const [limitMs, readyMs] = [30_000, 10_000];

const script = fileURLToPath(new URL('workers/relay.ts', import.meta.url));

/** What he writes instead: as long, so that the length that the answer's head names stays right. */
const lie = { from: itemValue(1), to: itemValue(1).replaceAll(/\d/g, '6') };

/** Tries to change the answer to a user's request on its way, in one manner. */
export async function alter(
  lab: Lab,
  manner: AlterationManner,
  authorityFile: string | undefined,
): Promise<AlterationTry> {
  const him = await intrude(lab);
  const relays: Relay[] = [];
  try {
    const [front, back] = ordersOf(lab, him, manner);
    relays.push(await startRelay(lab, back, []), await startRelay(lab, front, [intruder]));
    const answer = await askAsUser(lab, 'session=none', authorityFile);
    const counts = await relays[1]?.end();
    const { connections: intercepted = 0, altered = 0 } = counts ?? {};
    const said = `${answer.error} ${answer.status} ${answer.text}`.trim().slice(0, 200);
    return { manner, intercepted, altered, outcome: outcomeOf(manner, answer, altered), said };
  } finally {
    for (const { strike } of relays) strike();
    await him.leave();
  }
}

/**
 * What a client made of it. It refuses by an error of TLS, of the record that was changed or the certificate: any other failure
 * may come from somebody who is bad at being in the path.
 */
export function outcomeOf(manner: AlterationManner, answer: AskAnswer, altered: number): AlterationTry['outcome'] {
  if (answer.status > 0) return isTrue(answer) || altered === 0 ? 'unaltered' : 'accepted';
  const isCertificate = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(answer.error);
  const isRecord = answer.error.startsWith('ERR_SSL_') && altered > 0;
  const isRefused = { rewrite: false, flip: isRecord, impersonate: isCertificate }[manner];
  return isRefused ? 'refused' : 'unanswered';
}

/**
 * He is two: the one with the address cannot call its true owner, as that address is his own. They meet in a file of the lab,
 * and the other one calls from the lab's own address.
 */
function ordersOf(
  lab: Lab,
  { address, port }: Intruder,
  manner: AlterationManner,
): readonly [RelayOrders, RelayOrders] {
  const path = join(lab.stateDir, `between-${randomBytes(4).toString('hex')}.sock`);
  const front: RelayOrders = { listen: { host: address, port }, connect: { path }, limitMs };
  const back: RelayOrders = { listen: { path }, connect: { host: address, port }, limitMs };
  if (manner === 'rewrite') return [{ ...front, change: lie }, back];
  if (manner === 'flip') return [{ ...front, change: 'bit' }, back];
  const { identity } = makeAuthority(new Date()).issue([address]);
  return [
    { ...front, identity, change: lie },
    { ...back, speaksTls: true },
  ];
}

interface Relay {
  /** Ends it, and says what it did. */
  readonly end: () => Promise<RelayCounts>;
  /** Ends it by force. */
  readonly strike: () => void;
}

async function startRelay(lab: Lab, orders: RelayOrders, [host]: readonly string[]): Promise<Relay> {
  const argv = [lab.tools.node, script, JSON.stringify(orders)];
  const options = { logFile: join(lab.logsDir, 'relay.log'), talks: true } as const;
  const process = lab.shell.start(host === undefined ? argv : onHost(host, argv), options);
  const lines = linesOf(process);
  const strike = (): void => process.signal('SIGKILL');
  if (!(await lines.include(1, lab, readyMs))) {
    strike();
    throw mute();
  }
  return {
    strike,
    end: async () => {
      process.talk?.close();
      if (!(await lines.include(2, lab, readyMs))) throw mute();
      return JSON.parse(lines.heard[1] ?? '') as RelayCounts;
    },
  };
}

const mute = (): Failure =>
  new Failure('command-failed', { what: 'a relay of the lab did not answer', why: 'its log is relay.log' });
