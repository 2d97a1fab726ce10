import { reasonOf } from '../model/failure.ts';
import type { ProbePlan } from '../model/plan.ts';
import type { ProbeFinding, ProbeVerdict } from '../model/probe-verdict.ts';
import type { Truth } from '../model/truth.ts';
import type { EvidenceRecord } from '../model/verdict.ts';
import { unknown } from './probe-finding.ts';
import { probeTrouble } from './probe-trouble.ts';
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
    return probeTrouble(record.events, own) ?? judge.judge({ probe, plan: record.plan, stack: record.stack, seen });
  } catch (thrown) {
    return unknown('check-failed', `it could not be judged: ${reasonOf(thrown)}`);
  }
}
