import type { Clock } from '../../model/handle.ts';
import type { StackSpec } from '../../model/stack.ts';
import type { ToolPaths } from '../../model/tools.ts';
import { epochMs } from '../../model/units.ts';
import { diskHandle } from '../disk.ts';
import { kindOf } from '../kinds/index.ts';
import { componentNamed, diskMbOf } from '../kinds/kind.ts';
import type { Lab } from '../lab.ts';
import { addressesOf } from '../network.ts';
import { zxShell } from '../shell.ts';
import { hostScope, networkHandle } from '../silence.ts';
import { kernel } from './kernel.ts';
import type { Hands } from './lift.ts';
import type { Roster } from './roster.ts';

/** Undoing knows no time. */
const noClock: Clock = { now: () => epochMs(0), until: () => Promise.reject(new Error('the watchdog has no clock')) };

/** The hands of the watchdog: the undoing halves of the very handles that the controller has. */
export function openHands(spec: StackSpec, tools: ToolPaths, roster: Roster): Hands {
  const shell = zxShell(tools.env);
  const nowhere = { stateDir: '', templatesDir: '', logsDir: '', onExit: () => undefined };
  const lab: Lab = { spec, tools, shell, clock: noClock, addresses: addressesOf(spec.hosts), ...nowhere };
  return {
    roster,
    kernel,
    shell,
    // Which packets it was that did not pass is no matter any more.
    network: ({ target, host }) =>
      networkHandle(lab, target, host, target === host ? hostScope : { input: [], output: [] }),
    disk: (component) => {
      const [dir, kind] = [roster.find(component)?.options.cwd, kindOf(componentNamed(spec, component))];
      if (dir === undefined) throw new Error(`${component} has never been started`);
      return diskHandle(lab, { dir, megabytes: diskMbOf(kind), wedges: kind.wedgesWhenFull ?? false });
    },
  };
}
