import type { Cell, ImpliedMoment } from '../../model/cell.ts';
import type { NoticedCondition } from '../../model/claim.ts';
import { operationNames } from '../../model/stack.ts';
import { durationAtLeast, durationAtMost, formatDuration } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { fewOf, wantedCells } from './acts.ts';
import type { Seen } from './seen.ts';
import { contradicted, met, unseen } from './seen.ts';

/** Whether the balancer noticed every act when its settings want it to. */
export function judgeNoticed(condition: NoticedCondition, verdict: Verdict): Seen {
  // What the balancer noticed is the same for every operation.
  const wanted = wantedCells(verdict, { ...condition, operations: operationNames.slice(0, 1) });
  const named = wanted.map(({ name, cell }) => ({ name: name.replace(/,.*$/, ''), moment: momentOf(cell) }));
  const blank = named.filter(({ moment }) => moment === undefined).map(({ name }) => name);
  if (named.length === 0) return unseen('no act is named');
  if (blank.length > 0) return unseen(`what the balancer noticed is not known of ${fewOf(blank)}`);
  const text = `noticed after ${named.map(({ name, moment }) => `${inWords(moment)} (${name})`).join('; ')}`;
  return named.every(({ moment }) => moment?.within) ? met(text) : contradicted(text);
}

/** Undefined where the settings imply nothing, or the episode says nothing. */
const momentOf = (cell: Cell | undefined): ImpliedMoment | undefined =>
  cell && cell.effect !== 'unknown' ? (cell.detection ?? undefined) : undefined;

function inWords(moment: ImpliedMoment | undefined): string {
  if (!moment) return 'unknown';
  const seen = moment.observedMs === null ? 'never' : formatDuration(moment.observedMs);
  return `${seen}, implied ${durationAtLeast(Math.max(0, moment.lowMs))} to ${durationAtMost(moment.highMs)}`;
}
