import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../../model/event.ts';
import type { Clock, ProcessEnd, RunningProcess } from '../../model/handle.ts';
import type { Plan } from '../../model/plan.ts';
import { encodeSample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import type { ProveJob } from '../../scripts/job.ts';
import type { WatchedStack } from '../../scripts/raise.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';
import type { RunSurroundings } from '../../scripts/surroundings.ts';
import type { FakeTarget } from './fake-target.ts';
import { fakeTarget } from './fake-target.ts';
import { fakeStack as stackOfAnswers } from './fake-stack.ts';
import { fakeWatchdog } from './fake-watchdog.ts';
import { memoryJournal } from './memory-journal.ts';
import { noNeighbours } from '../../scripts/neighbours.ts';
import { planOf, spec } from './record-plan.ts';
import { samplesOf } from './record-samples.ts';
import { noTools } from './site.ts';
import { stateFixture } from './state-fixture.ts';
import { virtualClock } from './virtual-clock.ts';

/** A run of `stop server1` on a stack that is none, with a k6 that answers well and never ends by itself. */
export interface FakeRun {
  readonly job: ProveJob;
  readonly around: RunSurroundings;
  readonly stack: WatchedStack;
  readonly target: FakeTarget;
  /** What the user was told. */
  readonly said: readonly string[];
  /** Signals that k6 was sent, in order. */
  readonly killed: () => readonly string[];
  /** Types of the events written, in order. */
  readonly written: () => readonly RunEvent['type'][];
  /** The events written, in order. */
  readonly events: () => readonly RunEvent[];
}

/**
 * Sets it up in a folder; `onWrite` may throw to act as a full disk, and k6 ends when it gets a signal, or that one. The clock of
 * the wall has to be a fake one.
 */
export function fakeRun(path: string, onWrite: (event: RunEvent) => void = () => {}, obeys?: NodeJS.Signals): FakeRun {
  const plan = planOf([{ target: 'server1', fault: 'stop', spof: [] }]);
  const [said, killed]: [string[], string[]] = [[], []];
  const k6 = { heard: (signal: NodeJS.Signals) => (killed.push(signal), signal === (obeys ?? signal)) };
  const clock = virtualClock();
  const journal = memoryJournal(onWrite);
  const target = fakeTarget({ name: 'server1', components: ['server1.nginx'] });
  const shared = { versions: {}, command: '', quiet: true, verbose: false, seed: 1, tools: noTools };
  return {
    target,
    said,
    killed: () => killed,
    written: () => journal.events.map(({ type }) => type),
    events: () => journal.events,
    job: { kind: 'prove', plan, stack: spec, runsDir: path, cacheDir: join(path, 'cache'), ...shared },
    around: {
      folder: openRunFolder(path),
      journal,
      clock,
      signal: new AbortController().signal,
      say: (line) => void said.push(line),
      onEpisode: async () => false,
      neighbours: noNeighbours,
    },
    stack: fakeStack({ plan, target, path, clock, k6 }),
  };
}

interface Puppets {
  readonly plan: Plan;
  readonly target: FakeTarget;
  readonly path: string;
  readonly clock: Clock;
  /** Whether k6 ends at a signal. */
  readonly k6: { readonly heard: (signal: NodeJS.Signals) => boolean };
}

function fakeStack({ plan, target, path, clock, k6 }: Puppets): WatchedStack {
  let episode = 0;
  const samplesFile = (): string => join(path, 'samples', `episode-0${++episode}.txt`);
  return {
    stepsMs: {},
    addresses: {},
    url: 'http://x',
    furtherUrls: [],
    clientAddresses: [],
    target: () => target,
    launch: () => () => answersWell(plan, samplesFile(), k6),
    exec: () => () => Promise.reject(new Error('nothing can be run here')),
    watchBalancers: () => ({ stop: async () => {} }),
    watch: () => ({ stop: async () => {} }),
    watchdog: fakeWatchdog(),
    steadyState: async () => [],
    bringHome: async () => [],
    ledger: async () => [],
    probing: stackOfAnswers({ clock }),
    state: async () => stateFixture(),
    down: async () => {},
  };
}

function answersWell(plan: Plan, file: string, { heard }: Puppets['k6']): RunningProcess {
  const { promise: ended, resolve: end } = Promise.withResolvers<ProcessEnd>();
  const samples = samplesOf(plan, () => ({}), '').map(encodeSample);
  mkdirSync(join(file, '..'), { recursive: true });
  const start = `#start,static,${Date.now()}\n#start,read,${Date.now()}\n#start,write,${Date.now()}`;
  appendFileSync(file, `${start}\n${samples.join('\n')}\n`);
  const signal = (name: NodeJS.Signals): boolean => {
    if (heard(name)) end({ code: null, signal: name, at: epochMs(0) });
    return true;
  };
  return { pid: 2 ** 30, ended, signal };
}
