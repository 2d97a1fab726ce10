import { describe, expect, it } from 'vitest';
import type { ProcessEnd, RunningProcess, Shell } from '../../model/handle.ts';
import { epochMs } from '../../model/units.ts';
import { boundedProcess, helperLimitMs } from '../../stack/bounded-process.ts';
import type { Lab } from '../../stack/lab.ts';
import { noTools } from '../support/site.ts';

/** A shell whose processes end when they are signalled. */
function stage() {
  const started: (readonly string[])[] = [];
  const signals: string[] = [];
  const start = (argv: readonly string[]): RunningProcess => {
    started.push(argv);
    const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
    const signal = (name: string): boolean => {
      signals.push(name);
      resolve({ code: null, signal: name, at: epochMs(0) });
      return true;
    };
    return { pid: 4711, ended: promise, signal };
  };
  const shell: Shell = { start, run: () => Promise.reject(new Error('nothing to run')) };
  const lab = { shell, tools: noTools, logsDir: '/logs' } as Partial<Lab> as Lab;
  return { started, signals, helper: boundedProcess(lab, 'server1.nginx', 'duty-cycle') };
}

describe('the helper of a fault', () => {
  it('is told its hard maximum when it is started', () => {
    const { started, helper } = stage();
    helper.start({ leader: 7 });
    expect(started[0]?.slice(0, 2)).toEqual(['/tools/node', expect.stringMatching(/stack\/workers\/duty-cycle\.ts$/)]);
    expect(JSON.parse(started[0]?.[2] ?? '')).toEqual({ leader: 7, limitMs: helperLimitMs });
  });

  it('is one at a time', () => {
    const { started, helper } = stage();
    helper.start({});
    helper.start({});
    expect(started.length).toBe(1);
  });

  it('lives until it is ended, and can then be started anew', async () => {
    const { started, signals, helper } = stage();
    expect(helper.lives()).toBe(false);
    helper.start({});
    expect(helper.lives()).toBe(true);
    await helper.end();
    expect({ lives: helper.lives(), signals }).toEqual({ lives: false, signals: ['SIGKILL'] });
    helper.start({});
    expect(started.length).toBe(2);
  });

  it('that there is none of is ended harmlessly', async () => {
    const { signals, helper } = stage();
    await helper.end();
    expect(signals).toEqual([]);
  });
});
