import { readFile } from 'node:fs/promises';
import type { AlertNotice } from '../model/alert.ts';
import type { EpochMs } from '../model/units.ts';
import { epochMs } from '../model/units.ts';
import type { ManagedComponent } from './component.ts';
import { logOf } from './component.ts';
import type { Lab } from './lab.ts';
import { uptimeMs } from './uptime.ts';
import type { ToldAlert } from './workers/webhook.ts';

/**
 * What the receivers of alerts were told since a moment, in order; empty where nobody receives any. Our clock and theirs have in
 * common how long the machine is up, whatever is done to the wall clock meanwhile.
 */
export async function alertsTold(
  lab: Pick<Lab, 'clock' | 'logsDir'>,
  components: readonly ManagedComponent[],
  since: EpochMs,
): Promise<readonly AlertNotice[]> {
  const beganAt = lab.clock.now() - uptimeMs();
  const receivers = components.filter(({ site }) => site.component.kind === 'webhook');
  const texts = await Promise.all(receivers.map(({ site }) => readFile(logOf(lab, site), 'utf8')));
  const notices = texts
    .flatMap((text) => told(text))
    .map(({ uptimeMs: upMs, status, name, component }) => {
      return { at: epochMs(beganAt + upMs), name, component, firing: status === 'firing' };
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
