import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { ComponentHandle, RunningProcess } from '../model/handle.ts';
import type { NodeKind, Site } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { hostSockets } from './host-sockets.ts';
import { lastLines } from './log-lines.ts';
import { poll } from './poll.ts';
import type { Leader, ProcessEntry } from './process-table.ts';
import { processGroup, stateOf, straysOf, ticksOf } from './process-table.ts';
import { ms } from '../model/units.ts';

/** A component with what raising and lowering need beside the handle. */
export interface ManagedComponent extends BareComponent, ComponentHandle {}

/** A component without what faults beyond its own life need; `afflictable` adds that. */
export interface BareComponent extends Omit<ComponentHandle, 'pace' | 'slots' | 'disk'> {
  /** Where it stands. */
  readonly site: Site;
  /** Starts the process and does not wait. */
  spawn(): void;
  /** Resolves when its readiness probe passes; fails when it does not in time, or when the process ends first. */
  ready(): Promise<void>;
  /** Whether the process that we started is alive; a child that outlives it does not count. */
  leads(): boolean;
  /** The process that we started last, which leads the group; undefined before the first start. */
  leader(): Leader | undefined;
  /** SIGKILL to its group, without waiting, and nothing is looked at any longer. */
  strike(): void;
  /** From its next start on it is told what follows from this site; its files stay as they are. */
  resettle(site: Site): void;
}

/** What the component's life hangs on. */
interface Life {
  site: Site;
  /** The process that we started last; absent before the first start. */
  last?: Started;
  /** Whether its stack was taken down; nothing is started in it any more, however late somebody asks. */
  lowered: boolean;
}

/** A process that we started. */
interface Started {
  readonly process: RunningProcess;
  /** Another one may have its number when it is gone. */
  readonly startTicks: string;
  ended: boolean;
  /** Whether its end, should it come now, is of our making. */
  intended: boolean;
  /** Whether it was asked to end, or told to, and is not known to have done so. */
  ending: boolean;
}

/** Waiting for a signal's effect: most take a millisecond, but each look reads the whole process table, so later ones are rare. */
const effect = { everyMs: 1, slowestMs: 20, withinMs: 5000 };

/** Longest time for a command that looks at a component. */
const lookMs = 2000;

/** Makes the handle of a component; `afterStart` is done at every start but the first, once it is ready. */
export function manage(lab: Lab, site: Site, kind: NodeKind, afterStart: () => Promise<void>): BareComponent {
  const { name } = site.component;
  const life: Life = { site, lowered: false };
  const group = () => groupOf(life.last);
  const send = (signal: NodeJS.Signals): void => signalTo(life.last, signal);
  const gone = (signal: NodeJS.Signals, withinMs: number): Promise<void> => makeEnd(lab, life, signal, withinMs);
  const whileAlive = async (signal: NodeJS.Signals, wanted: 'paused' | 'running'): Promise<void> => {
    send(signal);
    const reached = await poll(lab.clock, effect, () => ['absent', wanted].includes(stateOf(group())));
    if (!reached) throw stillThere(name, signal, effect.withinMs);
  };
  const ready = (): Promise<void> => becomesReady(lab, site, kind, life);
  const sockets = hostSockets(lab, site.component.host);
  return {
    name,
    site,
    stopWithinMs: kind.stopWithinMs,
    readyWithinMs: kind.readyWithinMs,
    spawn: () => begin(lab, kind, life),
    ready,
    leads: () => life.last?.ended === false,
    leader: () => life.last && { pid: life.last.process.pid, startTicks: life.last.startTicks },
    strike: () => {
      life.lowered = true;
      if (life.last) life.last.intended = true;
      send('SIGKILL');
      sockets.close();
    },
    resettle: (next) => void (life.site = next),
    stop: () => gone(kind.stopSignal, kind.stopWithinMs),
    kill: () => gone('SIGKILL', effect.withinMs),
    pause: () => whileAlive('SIGSTOP', 'paused'),
    resume: () => whileAlive('SIGCONT', 'running'),
    start: async () => {
      if (life.last?.ending === true) await gone('SIGKILL', effect.withinMs);
      if (group().length === 0) begin(lab, kind, life);
      await ready();
      await afterStart();
    },
    observe: async () => {
      const entries = group();
      const pids = entries.map(({ pid }) => pid);
      // One that listens on no port is as good as listening while it lives.
      const { port } = site.component;
      const listening = port === 0 ? pids.length > 0 : await sockets.listensOn(port, pids);
      const strays = straysIn(site, entries);
      return { state: stateOf(entries), listening, pids, ...(strays.length > 0 && { strays }) };
    },
  };
}

/** File with a component's own words. */
export const logOf = (lab: Pick<Lab, 'logsDir'>, site: Site): string => join(lab.logsDir, `${site.component.name}.log`);

/**
 * Ends what runs. If it does not end, nobody meant it to end later: whenever it does, it does so by itself. What was started
 * in its place meanwhile is none of this.
 */
async function makeEnd(lab: Lab, { site, last }: Life, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (!last) return;
  const { intended } = last;
  Object.assign(last, { intended: true, ending: true });
  signalTo(last, signal);
  if (!(await poll(lab.clock, { ...effect, withinMs }, () => groupOf(last).length === 0))) {
    last.intended = intended;
    throw stillThere(site.component.name, signal, withinMs);
  }
  await last.process.ended;
  last.ending = false;
}

const groupOf = (started: Started | undefined): readonly ProcessEntry[] =>
  started ? processGroup(started.process.pid, started.startTicks) : [];

/** What the lab's own kinds start beside their group serves nobody, and is over soon: the checks of keepalived. */
const straysIn = ({ component }: Site, group: readonly ProcessEntry[]): readonly number[] =>
  component.kind === 'command' ? straysOf(group).map(({ pid }) => pid) : [];

/** Nobody is signalled by a number alone. */
function signalTo(started: Started | undefined, signal: NodeJS.Signals): void {
  if (groupOf(started).length > 0) started?.process.signal(signal);
}

function begin(lab: Lab, kind: NodeKind, life: Life): void {
  const { site } = life;
  if (life.lowered) throw isLowered(site.component.name);
  const argv = onHost(site.component.host, kind.argv(site));
  const options = { logFile: logOf(lab, site), env: kind.env?.(site) ?? {}, cwd: site.dir };
  for (const file of kind.signs ?? []) rmSync(join(site.dir, file), { force: true });
  const process = lab.shell.start(argv, options);
  const { pid } = process;
  const startTicks = ticksOf(pid);
  lab.onStart?.({ component: site.component.name, pid, startTicks, argv, options });
  life.last = { process, startTicks, ended: false, intended: false, ending: false };
  void report(lab, site, life.last);
}

async function report(lab: Lab, site: Site, started: Started): Promise<void> {
  const end = await started.process.ended;
  started.ended = true;
  lab.onExit({ ...end, component: site.component.name, intended: started.intended });
}

async function becomesReady(lab: Lab, site: Site, kind: NodeKind, life: Life): Promise<void> {
  const there = (argv: readonly string[]) =>
    lab.shell.run(onHost(site.component.host, argv), { timeoutMs: ms(lookMs) }).catch(() => ({ code: -1, stdout: '' }));
  const isOver = (): boolean => life.last?.ended !== false;
  const look = async (): Promise<boolean> => isOver() || (await kind.ready(site, there));
  const answered = await poll(lab.clock, { withinMs: kind.readyWithinMs, everyMs: 5 }, look);
  if (answered && !isOver()) return;
  throw new Failure('component-not-ready', {
    what: `${site.component.name} ${isOver() ? 'ended instead of starting' : `did not serve within ${kind.readyWithinMs} ms`}`,
    why: 'its configuration, its port or this machine keeps it from starting',
    log: lastLines(logOf(lab, site)),
  });
}

const stillThere = (name: string, signal: string, withinMs: number): Failure =>
  new Failure('command-timed-out', {
    what: `${name} did not follow ${signal} within ${withinMs} ms`,
    why: 'it is paused, hangs in the kernel, or the machine is overloaded',
  });

const isLowered = (name: string): Failure =>
  new Failure('component-not-ready', { what: `${name} is not started again`, why: 'its stack was taken down' });
