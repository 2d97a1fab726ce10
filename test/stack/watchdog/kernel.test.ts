import { describe, expect, it } from 'vitest';
import { ticksOf } from '../../../stack/process-table.ts';
import { kernel } from '../../../stack/watchdog/kernel.ts';
import { startOf } from '../../support/component-start.ts';

describe('the watchdog never signals', () => {
  it('a process that has the number of another by now', () => {
    const somebodyElse = startOf('server1.nginx', process.pid);
    expect(ticksOf(process.pid)).not.toBe(somebodyElse.startTicks);
    expect({ lives: kernel.lives(somebodyElse), signal: kernel.signal(somebodyElse, 'SIGKILL') }).toEqual({
      lives: false,
      signal: false,
    });
  });

  it('a group that has nobody in it', () => {
    const nobody = startOf('server1.nginx', 2 ** 22 + 1);
    expect({ lives: kernel.lives(nobody), signal: kernel.signal(nobody, 'SIGKILL') }).toEqual({
      lives: false,
      signal: false,
    });
  });
});
