import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hardMaximumMs, readJournal } from '../../chaos/index.ts';
import type { RunEvent } from '../../model/event.ts';
import type { Verdict } from '../../model/verdict.ts';
import { ms } from '../../model/units.ts';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { inLab } from '../support/in-lab.ts';
import type { Foreign } from '../support/leftovers.ts';
import { controllerPid, foreignNamespaces, inhabitant, leftAfter, newcomers } from '../support/leftovers.ts';
import { shortPlan } from '../support/short-plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** The hold of the short plan. */
const holdMs = ms(3300);

const limitMs = hardMaximumMs(holdMs);

/** How late a timer and a few commands may be on a busy machine. */
const lateMs = 10_000;

/** The minute in which nothing happens but that the hard maximum comes nearer: time enough for another lab. */
const quietMinute = Promise.withResolvers<void>();

describe.concurrent('the watchdog', () => {
  // The fault whose lifting takes most: the controller then meets a component that somebody else has started.
  it('lifts a kill at its hard maximum while the controller is stopped; the run then ends in order', async ({
    onTestFinished,
  }) => {
    onTestFinished(() => quietMinute.resolve());
    const fault = 'kill';
    const [before, runs] = [foreignNamespaces(), join(folder.path, fault)];
    const cli = startCli(['prove', folder.plan(shortPlan('watched', 'server1.nginx', fault)), '--runs', runs]);
    // A test that fails must not leave its run behind, and with it the lock.
    onTestFinished(() => void cli.child.kill('SIGKILL'));
    await cli.said(`${fault} server1.nginx: watching`);
    const { episode } = await written(
      runs,
      20_000,
      (event) => event.type === 'fault-intended' && event.fault === fault,
    );
    await cli.said(`[${episode}] injected`);
    const [controller, watchdog] = [controllerPid(before), inhabitant(before, /watchdog\.ts/)];
    const inItsLab = newcomers(before).find(({ pid }) => pid === controller)?.pidNamespace;
    process.kill(controller, 'SIGSTOP');
    quietMinute.resolve();
    try {
      const bootTicks = processorTicks(watchdog);
      const lifted = await written(runs, limitMs + lateMs, ({ type }) => type === 'watchdog-lifted');
      expect(lifted).toMatchObject({ episode, fault, target: 'server1.nginx', limitMs });
      expect(stateOf(controller)).toBe('T');
      // Nothing but the act itself in a minute of waiting: less than it took this machine to start the watchdog.
      expect(processorTicks(watchdog) - bootTicks).toBeLessThan(bootTicks);
      await runsAgain(before, inItsLab);
    } finally {
      // Whatever was wrong: a lab that nobody continues would be up for ever.
      process.kill(controller, 'SIGCONT');
    }
    const { exit, stderr } = await cli.ended;
    expect(stderr).toContain(`[${episode}] the watchdog had lifted the fault`);
    expect(exit).toBe(2);
    expect(reasonsOf(runs)).toContainEqual(expect.stringMatching(/watchdog/));
    expect(await leftAfter(before, 2000)).toEqual([]);
  });

  it('lifts every fault by its data alone, and leaves to the controller what it started itself', async () => {
    await quietMinute.promise;
    const [seen] = (await inLab('watched.ts')) as [Readonly<Record<string, unknown>>];
    expect(seen).toEqual({
      pause: 'lifted, healed',
      slow: 'lifted, healed',
      isolate: 'lifted, healed',
      lossy: 'lifted, healed',
      exhaust: 'lifted, healed',
      'fill-disk': 'lifted, healed',
      stop: 'lifted, healed',
      kill: 'lifted, healed',
    });
  });
});

const eventsOf = (runs: string): readonly RunEvent[] =>
  readJournal(readFileSync(join(runs, 'latest', 'events.ndjson'), 'utf8'));

type EpisodeEvent = Extract<RunEvent, { readonly episode: number }>;

/** Waits for an event in the journal. */
async function written(
  runs: string,
  withinMs: number,
  isWanted: (event: EpisodeEvent) => boolean,
): Promise<EpisodeEvent> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = eventsOf(runs).find((event): event is EpisodeEvent => 'episode' in event && isWanted(event));
    if (found) return found;
    if (performance.now() > deadline)
      throw new Error(`not within ${withinMs} ms: ${JSON.stringify(eventsOf(runs).at(-1))}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const fieldsOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];

const stateOf = (pid: number): string | undefined => fieldsOf(pid)[0];

const stateLetter = ({ pid }: Foreign): string | undefined => stateOf(pid);

/** Processor time of a process, user and system, in hundredths of a second. */
const processorTicks = (pid: number): number => Number(fieldsOf(pid)[11]) + Number(fieldsOf(pid)[12]);

/** Waits until the target that was started again is there, and somebody who runs; it is written down before it is. */
async function runsAgain(before: ReadonlySet<string>, inItsLab?: string): Promise<void> {
  const untilMs = performance.now() + lateMs;
  const there = (): readonly Foreign[] =>
    newcomers(before).filter((one) => one.pidNamespace === inItsLab && isServer1(one));
  while (there().length !== 1 && performance.now() < untilMs) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(there().map(stateLetter)).toEqual([expect.stringMatching(/[DRS]/)]);
}

/** The master of the target; its workers come and go with it. */
const isServer1 = ({ command }: Foreign): boolean =>
  command.startsWith('nginx: master') && command.includes('server1.nginx');

function reasonsOf(runs: string): readonly string[] {
  const verdict = JSON.parse(readFileSync(join(runs, 'latest', 'verdict.json'), 'utf8')) as Verdict;
  expect(verdict.outcome).toBe('unknown');
  return verdict.cells.flatMap(({ reasons }) => reasons).map((reason) => JSON.stringify(reason));
}
