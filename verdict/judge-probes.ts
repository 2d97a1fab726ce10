import type { RunEvent } from '../model/event.ts';
import { reasonOf } from '../model/failure.ts';
import type { ProbePlan } from '../model/plan.ts';
import type { ProbeFinding, ProbeVerdict } from '../model/probe-verdict.ts';
import type { Truth } from '../model/truth.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { unknown } from './probe-finding.ts';
import type { ProbeJudge } from './probe.ts';
import { probeJudges } from './probes/index.ts';

/** Judges every probe of the plan, in its order. What did not take place is unknown, and never left out. */
export const judgeProbes = (record: EvidenceRecord, judges = probeJudges): readonly ProbeVerdict[] =>
  (record.plan.probes ?? []).map((plan, index) => verdictOf(record, plan, index + 1, judges));

function verdictOf(
  record: EvidenceRecord,
  plan: ProbePlan,
  place: number,
  judges: readonly ProbeJudge[],
): ProbeVerdict {
  const judge = judges.find(({ id }) => id === plan.probe);
  if (!judge) throw new RangeError(`nobody judges the probe ${plan.probe}`);
  const finding = findingOf(record, plan, place, judge);
  const expectation = expectationOf(plan.expected, finding.verdict);
  return { ...plan, statement: judge.statement, ...finding, expectation };
}

/** Unknown never passes, whatever was expected. */
const expectationOf = (expected: ProbePlan['expected'], verdict: Truth): Truth => {
  if (verdict === 'unknown') return 'unknown';
  return verdict === expected ? 'held' : 'broken';
};

function findingOf(record: EvidenceRecord, probe: ProbePlan, place: number, judge: ProbeJudge): ProbeFinding {
  const own = record.events.filter((event) => 'place' in event && event.place === place);
  const seen = own.flatMap((event) => (event.type === 'probe-saw' ? [event.observation] : []));
  try {
    return trouble(record.events, own) ?? judge.judge({ probe, plan: record.plan, stack: record.stack, seen });
  } catch (thrown) {
    return unknown('check-failed', `it could not be judged: ${reasonOf(thrown)}`);
  }
}

/** What keeps a probe from being judged at all; undefined when nothing does. */
function trouble(all: readonly RunEvent[], own: readonly RunEvent[]): ProbeFinding | undefined {
  const started = own.find(({ type }) => type === 'probe-started');
  if (!started) return unknown('not-gathered', 'it did not take place');
  const failed = own.find((event) => event.type === 'probe-failed');
  const ended = own.find(({ type }) => type === 'probe-ended');
  const stopped = all.find((event) => event.type === 'run-interrupted' && event.at >= started.at);
  if (stopped && (!ended || stopped.at <= ended.at))
    return unknown('interrupted', 'the run was asked to stop meanwhile');
  if (failed?.type === 'probe-failed')
    return unknown(failed.act === 'steady' ? 'not-steady' : 'not-gathered', failed.because);
  if (!ended) return unknown('not-gathered', 'the journal ends in the middle of it');
  const crash = all.find(
    (event) =>
      event.type === 'component-exited' &&
      !event.intended &&
      event.lane === started.lane &&
      event.at >= started.at &&
      event.at <= ended.at,
  );
  if (crash?.type !== 'component-exited') return undefined;
  return unknown('crashed-uninjected', `${crash.component} ended although nobody made it`);
}
