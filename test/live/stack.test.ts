import { beforeAll, describe, expect, it } from 'vitest';
import type { ProcessFacts, SilenceFacts } from '../../model/handle.ts';
import type { ComponentEnd } from '../../stack/index.ts';
import { inLab } from '../support/in-lab.ts';

interface WholeLife {
  readonly stepsMs: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, { readonly status: number; readonly body: string }>>;
  readonly relays: readonly string[];
  readonly steady: readonly string[];
  readonly ledger: readonly object[];
  readonly ends: readonly ComponentEnd[];
  readonly processes: number;
  readonly devices: readonly string[];
  readonly mounted: string;
}

describe('the default stack', () => {
  let life: WholeLife;
  beforeAll(async () => {
    [life] = (await inLab('whole-life.ts')) as [WholeLife];
  });

  it('answers every operation through the balancer', () => {
    const { read, write } = life.answers;
    expect(life.answers['static']).toEqual({ status: 200, body: 'the page' });
    expect(read?.status).toBe(200);
    expect(JSON.parse(read?.body ?? '')).toMatchObject({ id: 7, value: 'item-7-55433', database: 'replica.mariadb' });
    expect(write?.status).toBe(201);
    expect(JSON.parse(write?.body ?? '')).toMatchObject({ id: 10_000_007, nonce: 'n-7', database: 'primary.mariadb' });
  });

  it('refuses what is no item and no write', () => {
    expect(life.answers['noItem']?.status).toBe(404);
    expect(life.answers['noWrite']?.status).toBe(400);
  });

  it('has no namespace that relays for another', () => {
    expect(life.relays).toEqual(Array.from({ length: 7 }, () => '0\n'));
  });

  it('is steady right after raising', () => {
    expect(life.steady).toEqual([]);
  });

  it('tells from both databases what was written once and what twice', () => {
    const databases = ['primary.mariadb', 'replica.mariadb'];
    const twice = { present: '10000007', duplicated: '10000007' };
    expect(life.ledger).toEqual(databases.map((database) => Object.assign({ database }, twice)));
  });

  it('leaves no process, device or mount when lowered, and meant every end', () => {
    // bash as process 1, the script, and whoever reads this.
    expect(life.processes).toBeLessThanOrEqual(3);
    expect(life.devices).toEqual(['lo']);
    expect(life.mounted).not.toMatch(/netns|\/etc\/hosts|spofproof/);
    expect(life.ends.map(({ intended }) => intended)).toEqual(Array.from({ length: 7 }, () => true));
  });

  it('names the steps of raising with their times', () => {
    expect(Object.keys(life.stepsMs)).toEqual([
      'prepare',
      'network and data',
      'start',
      'ready',
      'balancer and replication',
    ]);
  });
});

interface Look {
  readonly components: readonly ProcessFacts[];
  readonly network: SilenceFacts;
}

interface Played {
  readonly before: Look;
  readonly during: Look;
  readonly missing: readonly string[];
  readonly after: Look;
  readonly steady: boolean;
  readonly last: readonly string[];
  readonly ends: readonly ComponentEnd[];
}

const runs = { state: 'running', listening: true };
const gone = { state: 'absent', listening: false, pids: [] };

const acts = ['pause', 'kill', 'stop'].flatMap((verb) =>
  ['balancer.haproxy', 'server1.nginx', 'server1.app', 'primary.mariadb', 'replica.mariadb'].map(
    (name) => [verb, name] as const,
  ),
);
const silences = ['balancer', 'server2', 'primary', 'server1.nginx', 'server1.app', 'replica.mariadb'];

describe('a target', () => {
  const played = new Map<string, Played>();
  beforeAll(async () => {
    const orders = [...acts.map((act) => act.join(' ')), 'kill server2', ...silences.map((name) => `silence ${name}`)];
    const replies = (await inLab('faults.ts', orders)) as Played[];
    orders.forEach((order, index) => played.set(order, replies[index] as Played));
  });

  const expectHealed = ({ after, steady, last }: Played): void => {
    for (const facts of after.components) expect(facts).toMatchObject(runs);
    expect(after.network).toEqual({ inPlace: false, droppedPackets: 0 });
    expect({ steady, last }).toEqual({ steady: true, last: [] });
  };

  it.each(acts)('shows %s of %s in its process and its port, and healing undoes it', (verb, name) => {
    const play = played.get(`${verb} ${name}`) as Played;
    expect(play.before.components).toMatchObject([runs]);
    expect(play.during.components).toMatchObject([verb === 'pause' ? { state: 'paused', listening: true } : gone]);
    expect(play.missing.join()).toContain(`${name} is ${verb === 'pause' ? 'paused' : 'absent'}`);
    expect(play.ends.map(({ component, intended }) => ({ component, intended }))).toEqual(
      verb === 'pause' ? [] : [{ component: name, intended: true }],
    );
    expectHealed(play);
  });

  it('that is a host means everything on it', () => {
    const play = played.get('kill server2') as Played;
    expect(play.during.components).toEqual([gone, gone]);
    expectHealed(play);
  });

  it.each(silences)(
    'shows the silence of %s in its rule and the packets dropped, while its processes go on',
    (name) => {
      const play = played.get(`silence ${name}`) as Played;
      expect(play.during.network.inPlace).toBe(true);
      expect(play.during.network.droppedPackets).toBeGreaterThan(0);
      for (const facts of play.during.components) expect(facts).toMatchObject(runs);
      expectHealed(play);
    },
  );
});

describe('the sockets of a host', () => {
  it('are seen without sending anybody there, whether its processes live or not', async () => {
    const [seen] = await inLab('sockets.ts');
    expect(seen).toEqual({
      // A process of another host shows another host's sockets: it is not asked.
      fromElsewhere: 'Error: somebody was sent there',
      served: true,
      killed: false,
      // The port is open although the component has no process left.
      outlived: true,
      gone: false,
      closed: 'Error: somebody was sent there',
    });
  });
});
