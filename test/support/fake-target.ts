import type { ComponentLimits } from '../../model/component-limits.ts';
import type { ComponentHandle, NetworkHandle, ProcessFacts, TargetHandle, Testimony } from '../../model/handle.ts';
import type { FakeAfflictions } from './fake-afflictions.ts';
import { fakeAfflictions } from './fake-afflictions.ts';

/** What a command does instead of its duty. */
type Trouble = 'throws' | 'hangs';

/** A target without processes that keeps the list of what was done to it. */
export interface FakeTarget extends TargetHandle, Pick<FakeAfflictions, 'plant'> {
  /** Commands in the order in which they were given, for example `stop server1.nginx`; looks are not among them. */
  readonly commands: readonly string[];
  /** State of every component by name, and of the network as `silenced` or `open`. */
  readonly state: Readonly<Record<string, string>>;
  /** Lets a command or `observe` fail from now on, `times` times; the state then stays as it is. */
  trouble(command: string, kind: Trouble, times?: number): void;
  /** Changes a component behind everybody's back. */
  become(component: string, state: ProcessFacts['state']): void;
  /** Sets the number of packets that the silence has dropped. */
  drop(packets: number): void;
  /** Sets what others say of it. */
  testify(...testimonies: readonly Testimony[]): void;
}

/** Settings of a fake target. */
export interface FakeTargetSettings {
  /** Name of the target. */
  readonly name?: string;
  /** Names of its components in starting order. */
  readonly components?: readonly string[];
  /** Hears every command, to see its place among other effects. */
  readonly heard?: (command: string) => void;
  /** Whether its components must be restarted after a full disk; no by default. */
  readonly wedges?: boolean;
  /** How long each component may take where that is not 5 s to stop and 10 s to serve. */
  readonly limits?: Partial<ComponentLimits>;
}

/** Sets up a target whose components all run and whose network is open. */
export function fakeTarget(settings: FakeTargetSettings = {}): FakeTarget {
  const {
    name = 'server1',
    components = ['server1.app', 'server1.nginx'],
    heard = () => {},
    wedges = false,
    limits = {},
  } = settings;
  const commands: string[] = [];
  const state: Record<string, string> = {
    ...Object.fromEntries(components.map((each) => [each, 'running'])),
    network: 'open',
  };
  const troubles = new Map<string, { kind: Trouble; times: number }>();
  let dropped = 0;
  let said: readonly Testimony[] = [];

  const suffer = async (command: string): Promise<void> => {
    const trouble = troubles.get(command);
    if (!trouble || trouble.times <= 0) return;
    trouble.times -= 1;
    if (trouble.kind === 'hangs') await new Promise(() => {});
    throw new Error(`${command} failed`);
  };

  const effect = async (command: string, then: () => void): Promise<void> => {
    commands.push(command);
    heard(command);
    await suffer(command);
    then();
  };
  const act = (command: string, key: string, becomes: string): Promise<void> =>
    effect(command, () => void (state[key] = becomes));
  const afflictions = fakeAfflictions(name, effect, wedges);

  const component = (each: string): ComponentHandle => ({
    name: each,
    stopWithinMs: 5000,
    readyWithinMs: 10_000,
    ...limits,
    ...afflictions.of(each),
    stop: () => act(`stop ${each}`, each, 'absent'),
    kill: () => act(`kill ${each}`, each, 'absent'),
    pause: () => act(`pause ${each}`, each, 'paused'),
    resume: () => act(`resume ${each}`, each, state[each] === 'paused' ? 'running' : (state[each] ?? 'absent')),
    start: () => act(`start ${each}`, each, state[each] === 'absent' ? 'running' : (state[each] ?? 'running')),
    observe: async () => {
      await suffer('observe');
      return processFacts((state[each] ?? 'absent') as ProcessFacts['state']);
    },
  });

  const network: NetworkHandle = {
    silence: () => act(`silence ${name}`, 'network', 'silenced'),
    restore: () => act(`restore ${name}`, 'network', 'open'),
    observe: async () => ({ inPlace: state['network'] === 'silenced', droppedPackets: dropped }),
    loss: afflictions.loss,
  };

  return {
    name,
    commands,
    state,
    components: components.map(component),
    network,
    trouble: (command, kind, times = Number.POSITIVE_INFINITY) => void troubles.set(command, { kind, times }),
    become: (each, next) => void (state[each] = next),
    plant: afflictions.plant,
    testify: (...testimonies) => void (said = testimonies),
    witness: async () => {
      await suffer('witness');
      return said;
    },
    drop: (packets) => void (dropped = packets),
  };
}

const processFacts = (state: ProcessFacts['state']): ProcessFacts => ({
  state,
  listening: state !== 'absent',
  pids: state === 'absent' ? [] : [4711],
});
