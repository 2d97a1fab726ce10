import type { ComponentHandle, NetworkHandle, ProcessFacts, TargetHandle } from '../../model/handle.ts';

/** What a command does instead of its duty. */
type Trouble = 'throws' | 'hangs';

/** A target without processes that keeps the list of what was done to it. */
export interface FakeTarget extends TargetHandle {
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
}

/** Settings of a fake target. */
export interface FakeTargetSettings {
  /** Name of the target. */
  readonly name?: string;
  /** Names of its components in starting order. */
  readonly components?: readonly string[];
  /** Hears every command, to see its place among other effects. */
  readonly heard?: (command: string) => void;
}

/** Sets up a target whose components all run and whose network is open. */
export function fakeTarget(settings: FakeTargetSettings = {}): FakeTarget {
  const { name = 'server1', components = ['server1.app', 'server1.nginx'], heard = () => {} } = settings;
  const commands: string[] = [];
  const state: Record<string, string> = {
    ...Object.fromEntries(components.map((each) => [each, 'running'])),
    network: 'open',
  };
  const troubles = new Map<string, { kind: Trouble; times: number }>();
  let dropped = 0;

  const suffer = async (command: string): Promise<void> => {
    const trouble = troubles.get(command);
    if (!trouble || trouble.times <= 0) return;
    trouble.times -= 1;
    if (trouble.kind === 'hangs') await new Promise(() => {});
    throw new Error(`${command} failed`);
  };

  const act = async (command: string, key: string, becomes: string): Promise<void> => {
    commands.push(command);
    heard(command);
    await suffer(command);
    state[key] = becomes;
  };

  const component = (each: string): ComponentHandle => ({
    name: each,
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
  };

  return {
    name,
    commands,
    state,
    components: components.map(component),
    network,
    trouble: (command, kind, times = Number.POSITIVE_INFINITY) => void troubles.set(command, { kind, times }),
    become: (each, next) => void (state[each] = next),
    drop: (packets) => void (dropped = packets),
  };
}

const processFacts = (state: ProcessFacts['state']): ProcessFacts => ({
  state,
  listening: state !== 'absent',
  pids: state === 'absent' ? [] : [4711],
});
