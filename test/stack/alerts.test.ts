import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { epochMs, later } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import { alertsTold } from '../../stack/alerts.ts';
import type { ManagedComponent } from '../../stack/component.ts';
import { uptimeMs } from '../../stack/uptime.ts';
import { hardenedSite } from '../support/hardened.ts';

let logsDir: string;
beforeEach(() => (logsDir = mkdtempSync(join(tmpdir(), 'spofproof-alerts-'))));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(logsDir, { recursive: true });
});

const receiver = { site: hardenedSite('monitor.webhook') } as Partial<ManagedComponent> as ManagedComponent;

/** What its receiver writes down of an alert that it is told of now, or was some time ago. */
const line = (status: 'firing' | 'resolved', agoMs = 0): string =>
  `${JSON.stringify({ atMs: Date.now() - agoMs, uptimeMs: uptimeMs() - agoMs, status, name: 'Down', component: 'x' })}\n`;

describe('the alerts that receivers were told of', () => {
  it('keep their time when somebody sets the wall clock between them, and before they are read', async () => {
    const since = systemClock.now();
    const wall = vi.spyOn(Date, 'now');
    const real = since;
    wall.mockReturnValue(real);
    const first = line('firing');
    wall.mockReturnValue(real - 60_000);
    writeFileSync(join(logsDir, 'monitor.webhook.log'), first + line('resolved'));
    wall.mockReturnValue(real + 60_000);
    const notices = await alertsTold({ clock: systemClock, logsDir }, [receiver], epochMs(since - 1));
    expect(notices.map(({ firing }) => firing)).toEqual([true, false]);
    for (const { at } of notices) expect(Math.abs(at - since)).toBeLessThan(5000);
  });

  it('are those since a moment, in order', async () => {
    writeFileSync(
      join(logsDir, 'monitor.webhook.log'),
      line('firing', 60_000) + line('resolved') + line('firing', 9000),
    );
    const since = later(systemClock.now(), -30_000);
    const notices = await alertsTold({ clock: systemClock, logsDir }, [receiver], since);
    expect(notices.map(({ firing }) => firing)).toEqual([true, false]);
  });
});
