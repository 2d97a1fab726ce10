import type { ProbeNumber, ProbeVerdict } from '../../model/probe-verdict.ts';
import { durationAtLeast, durationAtMost, formatDuration } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { count, percent, percentAtLeast, percentAtMost } from './number.ts';
import { findingWord } from './verdict-words.ts';

/** A probe's verdict as a clause. */
export const probeWord: Readonly<Record<ProbeVerdict['verdict'], string>> = {
  held: 'true',
  broken: 'not true',
  unknown: findingWord.unknown,
};

/** Which question, with what the plan adds to it: `alert (stop server1)`. */
export function probeName({ probe, target, fault }: ProbeVerdict): string {
  const about = [fault, target].filter((word) => word !== undefined).map(visible);
  return about.length === 0 ? probe : `${probe} (${about.join(' ')})`;
}

/** The statement with its verdict: `Reads are answered by a replica: not true, and that was not expected.` */
export const probeSentence = (one: ProbeVerdict): string =>
  `${one.statement.replace(/\.$/, '')}: ${probeWord[one.verdict]}${expectedClause(one)}.`;

function expectedClause({ expectation, expected, verdict }: ProbeVerdict): string {
  if (verdict === 'unknown') return '';
  if (expectation === 'broken') return `, and ${probeWord[expected]} was expected`;
  return expected === 'broken' ? ', as expected' : '';
}

/** Why it is unknown or not true, in one line; empty when it is true. */
export const probeReasons = ({ reasons }: ProbeVerdict): string =>
  reasons.map(({ detail }) => visible(detail)).join('; ');

/** Statement, verdict and reasons in one line. */
export const describeProbe = (one: ProbeVerdict): string =>
  [probeSentence(one), probeReasons(one)].filter((text) => text !== '').join(' ');

/** A number with its unit, interval and base: `49.8 % (46.4 % to 53.3 % of 600)`. */
export function probeNumber({ value, unit, low, high, n }: ProbeNumber): string {
  if (value === null) return 'no data';
  const text = writers[unit];
  const [least, most] = bounds[unit] ?? [text, text];
  const interval = low === undefined || high === undefined ? '' : `${least(low)} to ${most(high)}`;
  const base = n === undefined ? '' : `of ${count(n)}`;
  const beside = [interval, base].filter((part) => part !== '').join(' ');
  return beside === '' ? text(value) : `${text(value)} (${beside})`;
}

type Writer = (value: number) => string;

const writers: Readonly<Record<ProbeNumber['unit'], Writer>> = {
  count,
  share: percent,
  ms: formatDuration,
  'per-second': (value) => `${count(value)}/s`,
};

/** How the ends of an interval are told: never better than they are. */
const bounds: Readonly<Partial<Record<ProbeNumber['unit'], readonly [Writer, Writer]>>> = {
  share: [percentAtLeast, percentAtMost],
  ms: [durationAtLeast, durationAtMost],
};

/** Probes that went against the plan, and those of which nobody can say; what a reader must not miss. */
export const probesIn = (
  { probes = [] }: { readonly probes?: readonly ProbeVerdict[] },
  expectation: ProbeVerdict['expectation'],
): readonly ProbeVerdict[] => probes.filter((one) => one.expectation === expectation);
