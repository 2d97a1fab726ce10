import type { Clock, ProcessEnd, Shell, StartOptions } from '../model/handle.ts';
import type { StackSpec } from '../model/stack.ts';
import type { ToolPaths } from '../model/tools.ts';

/** A component's process ended. */
export interface ComponentEnd extends ProcessEnd {
  /** Name in the stack. */
  readonly component: string;
  /** Whether a handle's stop or kill, or lowering the stack, made it end. */
  readonly intended: boolean;
}

/** A process of a component, or of a helper of its faults, began: all that it takes to end it, or to start it once more. */
export interface ComponentStart {
  /** Name in the stack. */
  readonly component: string;
  /** Which helper of a fault it is; absent for the component itself. */
  readonly helper?: HelperScript;
  /** Process id, also the id of its group. */
  readonly pid: number;
  /** When it was started, in the kernel's own ticks: another process of the same number is somebody else. */
  readonly startTicks: string;
  /** The command line, host's part included. */
  readonly argv: readonly string[];
  /** What came with it. */
  readonly options: StartOptions;
}

/** Helpers of faults, one script each in `stack/workers/`. */
export type HelperScript = 'duty-cycle' | 'slot-holder';

/** What raising a stack needs. */
export interface RaiseOptions {
  /** Starts processes. */
  readonly shell: Shell;
  /** Reads and passes time. */
  readonly clock: Clock;
  /** Where the programs are. */
  readonly tools: ToolPaths;
  /** Directory for everything that shall vanish with the lab; below `/run`, or covered with memory of its own. */
  readonly stateDir: string;
  /** Directory of what is prepared once and kept: data directories, the bundled application. */
  readonly templatesDir: string;
  /** Directory of the components' logs. */
  readonly logsDir: string;
  /** Called whenever a component's process has ended. */
  readonly onExit: (end: ComponentEnd) => void;
  /** Called whenever a process of a component, or of a helper of its faults, has begun; absent when nobody wants to know. */
  readonly onStart?: (start: ComponentStart) => void;
}

/** The lab as its parts know it. */
export interface Lab extends RaiseOptions {
  /** What is raised. */
  readonly spec: StackSpec;
  /** Address of every host by its name. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** The argv that runs a command on a host. `nsenter` takes the place of nothing but the network; the pid stays. */
export const onHost = (host: string, argv: readonly string[]): readonly string[] => [
  'nsenter',
  `--net=/run/netns/${host}`,
  '--',
  ...argv,
];
