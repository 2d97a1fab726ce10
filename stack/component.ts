import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { ComponentHandle, ProcessFacts, RunningProcess } from '../model/handle.ts';
import type { NodeKind, Site } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { hostSockets } from './host-sockets.ts';
import { lastLines } from './log-lines.ts';
import { poll } from './poll.ts';
import { processGroup, stateOf, ticksOf } from './process-table.ts';
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
  /** Id of the process that we started last, which leads the group; undefined before the first start. */
  leader(): number | undefined;
  /** SIGKILL to its group, without waiting, and nothing is looked at any longer. */
  strike(): void;
  /** From its next start on it is told what follows from this site; its files stay as they are. */
  resettle(site: Site): void;
}

/** What the component's life hangs on. */
interface Life {
  site: Site;
  running?: RunningProcess;
  ended: boolean;
  intended: boolean;
}

/** Waiting for a signal's effect: most take a millisecond, but each look reads the whole process table, so later ones are rare. */
const effect = { everyMs: 1, slowestMs: 20, withinMs: 5000 };

/** Longest time for a command that looks at a component. */
const lookMs = 2000;

/** Makes the handle of a component; `afterStart` is done at every start but the first, once it is ready. */
export function manage(lab: Lab, site: Site, kind: NodeKind, afterStart: () => Promise<void>): BareComponent {
  const { name } = site.component;
  const life: Life = { site, ended: true, intended: false };
  const group = () => (life.running ? processGroup(life.running.pid) : []);
  const send = (signal: NodeJS.Signals): void => void (group().length > 0 && life.running?.signal(signal));
  const until = (state: ProcessFacts['state'], withinMs = effect.withinMs): Promise<boolean> =>
    poll(lab.clock, { ...effect, withinMs }, () => stateOf(group()) === state);
  const gone = async (signal: NodeJS.Signals, withinMs: number): Promise<void> => {
    life.intended = true;
    send(signal);
    if (!(await until('absent', withinMs))) throw stillThere(name, signal, withinMs);
    await life.running?.ended;
  };
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
    spawn: () => begin(lab, kind, life),
    ready,
    leads: () => !life.ended,
    leader: () => life.running?.pid,
    strike: () => {
      life.intended = true;
      send('SIGKILL');
      sockets.close();
    },
    resettle: (next) => void (life.site = next),
    stop: () => gone(kind.stopSignal, kind.stopWithinMs),
    kill: () => gone('SIGKILL', effect.withinMs),
    pause: () => whileAlive('SIGSTOP', 'paused'),
    resume: () => whileAlive('SIGCONT', 'running'),
    start: async () => {
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
      return { state: stateOf(entries), listening, pids };
    },
  };
}

/** File with a component's own words. */
export const logOf = (lab: Lab, site: Site): string => join(lab.logsDir, `${site.component.name}.log`);

function begin(lab: Lab, kind: NodeKind, life: Life): void {
  const { site } = life;
  const argv = onHost(site.component.host, kind.argv(site));
  const options = { logFile: logOf(lab, site), env: kind.env?.(site) ?? {}, cwd: site.dir };
  const running = lab.shell.start(argv, options);
  const { pid } = running;
  lab.onStart?.({ component: site.component.name, pid, startTicks: ticksOf(pid), argv, options });
  Object.assign(life, { running, ended: false, intended: false });
  void report(lab, site, running, life);
}

async function report(lab: Lab, site: Site, running: RunningProcess, life: Life): Promise<void> {
  const end = await running.ended;
  // By now another process may stand in its place.
  if (life.running === running) life.ended = true;
  lab.onExit({ ...end, component: site.component.name, intended: life.intended });
}

async function becomesReady(lab: Lab, site: Site, kind: NodeKind, life: Life): Promise<void> {
  const there = (argv: readonly string[]) =>
    lab.shell.run(onHost(site.component.host, argv), { timeoutMs: ms(lookMs) }).catch(() => ({ code: -1, stdout: '' }));
  const look = async (): Promise<boolean> => life.ended || (await kind.ready(site, there));
  const answered = await poll(lab.clock, { withinMs: kind.readyWithinMs, everyMs: 5 }, look);
  if (answered && !life.ended) return;
  throw new Failure('component-not-ready', {
    what: `${site.component.name} ${life.ended ? 'ended instead of starting' : `did not serve within ${kind.readyWithinMs} ms`}`,
    why: 'its configuration, its port or this machine keeps it from starting',
    log: lastLines(logOf(lab, site)),
  });
}

const stillThere = (name: string, signal: string, withinMs: number): Failure =>
  new Failure('command-timed-out', {
    what: `${name} did not follow ${signal} within ${withinMs} ms`,
    why: 'it is paused, hangs in the kernel, or the machine is overloaded',
  });
