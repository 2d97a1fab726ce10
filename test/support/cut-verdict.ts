import { epochMs } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { recordOf } from './record.ts';
import { downUntilHealed } from './record-shapes.ts';

/** A run in which all was as expected, and that was stopped when its last episode was done. */
export function cutVerdict(): Verdict {
  const whole = recordOf({ episodes: [{ target: 'balancer', fault: 'stop', shape: downUntilHealed }] });
  const at = epochMs(Math.max(...whole.events.map((event) => event.at)) + 1);
  const during = 'between two episodes';
  return judge({ ...whole, events: [...whole.events, { type: 'run-interrupted', at, signal: 'SIGTERM', during }] });
}
