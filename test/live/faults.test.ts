import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../model/evidence.ts';
import { supports } from '../../model/evidence.ts';
import type { Testimony } from '../../model/handle.ts';
import { inLab } from '../support/in-lab.ts';
import type { Answers, Felt } from './inside/visitor.ts';

interface Played {
  readonly bit: Evidence;
  readonly felt: Answers;
  readonly still: Evidence;
  readonly said: readonly Testimony[];
  readonly healed: Evidence;
  readonly steady: boolean;
  readonly after: Answers;
}

/** What users must feel of an operation, judged by what they got during the fault and after its healing. */
type Feeling = (during: Felt, after: Felt) => boolean;

/** A tenth of the visits of two seconds: fewer would say nothing. */
const fewest = 10;

const nothing: Feeling = ({ asked, good }) => good >= asked * 0.97;
const lateness: Feeling = ({ asked, answered, medianMs }, after) =>
  answered >= asked * 0.97 && medianMs > after.medianMs * 2;
/** Of what needs so many packets, three of ten of which are lost, few pass unharmed; five standard deviations for chance. */
const losses =
  (packets: number): Feeling =>
  ({ asked, quick }) => {
    const unharmed = 0.7 ** packets;
    return quick < asked * unharmed + 5 * Math.sqrt(asked * unharmed * (1 - unharmed));
  };
/** A connection is opened by one packet each way; a question and its answer are one more each way. */
const [newConnection, keptConnection] = [losses(4), losses(2)];
const outage: Feeling = ({ asked, good }) => good < asked * 0.2;
const some: Feeling = ({ asked, good }) => good > asked * 0.5;

const table: readonly (readonly [fault: string, target: string, felt: Readonly<Record<keyof Answers, Feeling>>])[] = [
  ['slow', 'balancer.haproxy', { static: lateness, read: lateness, write: lateness }],
  ['slow', 'server2', { static: nothing, read: nothing, write: nothing }],
  ['slow', 'primary.mariadb', { static: nothing, read: nothing, write: lateness }],
  ['lossy', 'balancer', { static: newConnection, read: newConnection, write: newConnection }],
  ['lossy', 'primary.mariadb', { static: nothing, read: nothing, write: keptConnection }],
  ['exhaust', 'balancer.haproxy', { static: outage, read: outage, write: outage }],
  ['exhaust', 'server1.nginx', { static: some, read: some, write: some }],
  ['exhaust', 'server1.app', { static: nothing, read: some, write: some }],
  ['exhaust', 'primary.mariadb', { static: nothing, read: nothing, write: nothing }],
  ['kill', 'server1+server2', { static: outage, read: outage, write: outage }],
  ['pause', 'primary+replica', { static: nothing, read: outage, write: outage }],
  ['fill-disk', 'primary.mariadb', { static: nothing, read: nothing, write: outage }],
  ['fill-disk', 'replica.mariadb', { static: nothing, read: nothing, write: nothing }],
  ['fill-disk', 'server1', { static: nothing, read: nothing, write: nothing }],
];

/** The facts that speak against it, in words. */
const contrary = ({ facts }: Evidence): readonly string[] => seen({ facts: facts.filter((fact) => !fact.asWanted) });

const seen = ({ facts }: Evidence): readonly string[] => facts.map((fact) => `${fact.what}: ${fact.seen}`);

describe('a fault on a real target', () => {
  const played = new Map<string, Played>();
  beforeAll(async () => {
    const orders = [...table.map(([fault, target]) => `${fault} ${target}`), 'stop server1', 'stop primary'];
    const replies = (await inLab('afflictions.ts', orders)) as Played[];
    orders.forEach((order, index) => played.set(order, replies[index] as Played));
  });

  it.each(table)('%s of %s is evidenced right after its injection and right before healing', (fault, target) => {
    const { bit, still } = played.get(`${fault} ${target}`) as Played;
    expect([...contrary(bit), ...contrary(still)]).toEqual([]);
    expect(supports(bit) && supports(still)).toBe(true);
  });

  it.each(table)('%s of %s is felt as its text says, where it says so', (fault, target, feelings) => {
    const { felt, after } = played.get(`${fault} ${target}`) as Played;
    const wrong = (Object.keys(feelings) as (keyof Answers)[]).filter(
      (operation) => felt[operation].asked < fewest || !feelings[operation](felt[operation], after[operation]),
    );
    expect(wrong.map((operation) => [operation, felt[operation]])).toEqual([]);
  });

  // Through a balancer whose checks of the servers are lost as well, one operation may pass for two seconds not even once.
  it.each(table.filter(([fault]) => fault === 'lossy'))('%s of %s is no cut', (fault, target) => {
    const { felt } = played.get(`${fault} ${target}`) as Played;
    const answered = Object.values(felt).map((each) => each.answered);
    expect(target === 'balancer' ? Math.max(...answered) : felt.write.answered).toBeGreaterThan(0);
  });

  it.each(table)('%s of %s is healed, and then nothing is felt', (fault, target) => {
    const { healed, steady, after } = played.get(`${fault} ${target}`) as Played;
    expect(contrary(healed)).toEqual([]);
    expect(steady).toBe(true);
    for (const got of Object.values(after)) expect([got.asked > 0, got.answered]).toEqual([true, got.asked]);
  });

  it('on a server is missed by the balancer', () => {
    expect((played.get('stop server1') as Played).said).toEqual([
      { what: "balancer.haproxy's own view", seen: 'static/server1 DOWN, app/server1 DOWN', missesTarget: true },
    ]);
  });

  it('on the primary is missed by the replica', () => {
    expect((played.get('stop primary') as Played).said).toMatchObject([
      { what: "replica.mariadb's replication", missesTarget: true },
    ]);
  });
});

interface Loosened {
  readonly order: string;
  readonly bit: Evidence;
  readonly loose: Evidence;
  readonly healed: Evidence;
  readonly steady: boolean;
}

describe('a fault that somebody undoes during its hold', () => {
  let plays: readonly Loosened[];
  let left: number;
  beforeAll(async () => {
    const replies = await inLab('loosened.ts');
    plays = replies.slice(0, -1) as Loosened[];
    left = (replies.at(-1) as { readonly helpers: number }).helpers;
  });

  it.each([
    ['kill server1.nginx', 'server1.nginx port: listening', 'another process on the port of a killed component'],
    ['slow server1.nginx', 'server1.nginx helper: gone', 'the death of the helper that slows down'],
    ['exhaust server1.app', 'of 512 taken', 'the death of the helper that holds connections'],
    ['lossy server1', 'server1 loss rule: absent', 'rules that are gone'],
    ['fill-disk primary.mariadb', '0.0 MB ballast', 'ballast that is gone'],
  ])('%s is seen not to hold (%s): %s', (order, fact) => {
    const play = plays.find((each) => each.order === order);
    expect(play && supports(play.bit)).toBe(true);
    expect(play && supports(play.loose)).toBe(false);
    expect(seen(play?.loose ?? { facts: [] }).join('; ')).toContain(fact);
  });

  it('is healed all the same', () => {
    const unhealed = plays.filter(({ healed, steady }) => !supports(healed) || !steady);
    expect(unhealed.map(({ order }) => order)).toEqual([]);
  });

  it('leaves no helper when the stack is lowered', () => {
    expect(left).toBe(0);
  });
});

describe('a replica that stands still for a moment, again and again, while the primary is gone', () => {
  it('costs nobody a read, only a wait: the application goes on waiting for it', async () => {
    const [said] = (await inLab('standstill.ts')) as { felt: Answers }[];
    expect(said?.felt.read.asked).toBeGreaterThanOrEqual(fewest);
    expect(said?.felt.read.answered).toBe(said?.felt.read.asked);
  });
});
