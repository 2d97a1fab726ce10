import type { Visit } from '../../model/observation.ts';
import type { ProbeNumber } from '../../model/probe-verdict.ts';
import { formatDuration } from '../../model/units.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { shareNumber, sharesOf } from '../probe-shares.ts';
import { sharedAmong, strangersIn } from '../probe-shared.ts';
import { markedDown } from '../probe-view.ts';
import { isFinding, spanOf, unansweredIn, visitsOf } from '../probe-visits.ts';

/**
 * Active-passive as it is described: the passive server answers nothing until the active one fails, then everything within
 * the failover budget, and nothing again when the active one is back. A single answer of the wrong one contradicts it.
 */
export const standby: ProbeJudge = {
  id: 'standby',
  statement: 'The passive server answers nothing until the active one fails, then takes over, and hands back.',
  why: 'That it is idle is what active-passive costs; that it takes over is what it is for.',

  judge(facts) {
    const hosts = sharedAmong(facts);
    const passive = hosts.filter(({ backup }) => backup).map(({ host }) => host);
    if (passive.length === 0 || passive.length === hosts.length)
      return unknown('no-such-part', 'no server is active while another is passive');
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    const parts = ['before', 'around', 'after'].map((part) => visitsOf(facts, part));
    const [before = [], around = [], after = []] = parts;
    const budgetMs = facts.plan.bars.failoverBudgetMs;
    const untouched = around.filter(({ atMs, tookMs }) => atMs + tookMs < span.begunMs);
    const during = around.filter(({ atMs }) => atMs >= span.begunMs + budgetMs && atMs < span.healBegunMs - slackMs);
    const trouble =
      markedDown(facts) ?? strangersIn(facts) ?? unansweredIn(before, 'before') ?? unansweredIn(after, 'after');
    if (trouble) return trouble;
    if (during.length < fewest) return unknown('too-few', `${during.length} requests after the failover are too few`);
    const first = around.find(({ atMs, valid, server }) => atMs >= span.begunMs && valid && passive.includes(server));
    const numbers = [...partNumbers({ before, during, after }, hosts), gapOf(first, span.begunMs)];
    const complaints = [
      ...by([...before, ...untouched], passive, true, 'of the passive server before the failure'),
      ...by(
        during,
        passive,
        false,
        `of somebody else, or of nobody, ${formatDuration(budgetMs)} after the failure and later`,
      ),
      ...by(after, passive, true, 'of the passive server when the active one was back'),
    ];
    return complaints.length === 0 ? held(numbers) : broken(complaints.join('; '), numbers);
  },
};

/** The last requests before the healing may be answered by whoever is just coming back. */
const slackMs = 100;

/** Requests after the failover, to say that the passive server answers all of them; 98 % with 95 % confidence. */
const fewest = 149;

/** Answers that came from the wrong one. */
function by(visits: readonly Visit[], hosts: readonly string[], isWrong: boolean, whose: string): readonly string[] {
  const wrong = visits.filter(({ valid, server }) => (valid && hosts.includes(server)) === isWrong).length;
  const few = isWrong ? wrong === 0 : wrong <= visits.length / 50;
  return few ? [] : [`${wrong} of ${visits.length} answers were ${whose}`];
}

const partNumbers = (
  parts: Readonly<Record<string, readonly Visit[]>>,
  hosts: ReturnType<typeof sharedAmong>,
): readonly ProbeNumber[] =>
  Object.entries(parts).flatMap(([part, visits]) =>
    sharesOf(
      visits,
      hosts.map(({ host }) => host),
    ).map((share) => shareNumber(share, part)),
  );

const gapOf = (first: Visit | undefined, begunMs: number): ProbeNumber => ({
  what: 'from the failure to the first answer of the passive server',
  value: first ? Math.round((first.atMs + first.tookMs - begunMs) * 10) / 10 : null,
  unit: 'ms',
});
