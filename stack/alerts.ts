import { readFile } from 'node:fs/promises';
import type { AlertNotice } from '../model/alert.ts';
import type { EpochMs } from '../model/units.ts';
import { epochMs } from '../model/units.ts';
import type { ManagedComponent } from './component.ts';
import { logOf } from './component.ts';
import type { Lab } from './lab.ts';
import type { ToldAlert } from './workers/webhook.ts';

/**
 * What the receivers of alerts were told since a moment, in order; empty where nobody receives any. They write down the wall
 * clock's time, which somebody may have set since ours began.
 */
export async function alertsTold(
  lab: Lab,
  components: readonly ManagedComponent[],
  since: EpochMs,
): Promise<readonly AlertNotice[]> {
  const aheadMs = Date.now() - lab.clock.now();
  const receivers = components.filter(({ site }) => site.component.kind === 'webhook');
  const texts = await Promise.all(receivers.map(({ site }) => readFile(logOf(lab, site), 'utf8')));
  const notices = texts
    .flatMap((text) => told(text))
    .map(({ atMs, status, name, component }) => {
      return { at: epochMs(atMs - aheadMs), name, component, firing: status === 'firing' };
    });
  return notices.filter(({ at }) => at >= since).toSorted((a, b) => a.at - b.at);
}

/** The alerts in a receiver's log; what else stands there is words of Node, or a line not yet whole. */
export const told = (log: string): readonly ToldAlert[] =>
  log.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line) as ToldAlert] : [];
    } catch {
      return [];
    }
  });
