import type { EvidenceRecord } from '../../model/verdict.ts';
import type { Tally, Worked } from './worked-arithmetic.ts';
import { sustainedShare, workOut } from './worked-arithmetic.ts';

/** A moment or a length as the page writes it: whole milliseconds. */
const ms = (value: number): string => `${Math.round(value) || 0} ms`;

/** A share to two places, cut below and rounded up above. */
const atLeast = (share: number): string => `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
const atMost = (share: number): string => `${(Math.ceil(share * 10_000) / 100).toFixed(2)} %`;

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const of = ({ good, n }: Tally): string => `${good} of ${n}`;

const head = (title: string): string => `### ${title}\n`;

/** The page about one stored run; every number in it is worked out from the record. */
export function workedPage(record: EvidenceRecord): string {
  const [lost, kept] = [workOut(record, 3, 'write'), workOut(record, 22, 'write')];
  return [intro, plannedPart(record, lost), bordersPart(record, lost), countPart(record, lost), shownPart(record, lost)]
    .concat([outagePart(lost), provenPart(lost), keptPart(record, kept), endPart])
    .join('\n');
}

const intro = `# The arithmetic of a proof, on one real run

[proof.md](proof.md) says what a proof takes. Here it is done by hand, on three episodes of a real \`sweep\` whose record lies
[beside this page](worked-example): the control arm, \`kill primary.mariadb\` and \`kill server1.app\`. Only writes are followed.
The numbers are worked out from the plan, the journal and the samples by a few lines that share no code with the judge, and a
test holds them against what the judge says; if the two ever part, it fails. To let the judge do it on your machine:

    mkdir -p runs && cp -r docs/worked-example runs/ && gunzip runs/worked-example/samples/*.gz
    spofproof judge runs/worked-example

## A single point of failure: \`kill primary.mariadb\`
`;

const plannedPart = (
  { plan: { load } }: EvidenceRecord,
  { planned, durationMs }: Worked,
): string => `${head('1. What was planned')}
An open model: the rate is the plan's, whatever the site does. ${load.ratePerSecond.write} writes a second for ${durationMs / 1000} s:

    planned = ${load.ratePerSecond.write}/s x ${durationMs / 1000} s = ${planned} slots
`;

function bordersPart({ plan: { load, windows, bars } }: EvidenceRecord, { borders }: Worked): string {
  const { actMs, injectedMs, healBegunMs, healedMs } = borders;
  const [act, injected, healBegun, healed] = [actMs, injectedMs, healBegunMs, healedMs].map(ms);
  const [deadline, budget, recovery] = [load.deadlineMs, bars.failoverBudgetMs, windows.recoveryMs].map(ms);
  return `${head('2. Where the windows end')}
Not by the plan's clock but by what the journal says of the act itself, from the start of the load:

| event in the journal | moment |
| --- | ---: |
| \`fault-injected\`, \`begunAt\`: the kill was begun | ${act} |
| \`fault-injected\`, \`at\`: it was complete; 0 s of every report | ${injected} |
| \`healing-started\` | ${healBegun} |
| \`fault-healed\` | ${healed} |

A request must be answered within ${deadline}, and the stack is allowed ${budget} to fail over. So

    control   from ${ms(windows.settleMs)} (settled)
              to ${act} - ${deadline} = ${ms(actMs - load.deadlineMs)}
    hold      from ${injected} + ${budget} = ${ms(injectedMs + bars.failoverBudgetMs)}
              to ${healBegun} - ${deadline} = ${ms(healBegunMs - load.deadlineMs)}
    after     from ${healed} + ${recovery} = ${ms(healedMs + windows.recoveryMs)}
              to the end of the load

A request due in the last ${deadline} before an act, or while it is under way, may owe its outcome to either side. It belongs to
neither, whatever came of it.
`;
}

function countPart(_: EvidenceRecord, { planned, good, bad, dropped, torn, phases }: Worked): string {
  const rows = Object.entries(phases).map(([name, tally]) => `| ${name} | ${tally.n} | ${tally.good} |`);
  const all = [...Object.values(phases), torn];
  const sum = (field: keyof Tally): number => all.reduce((total, tally) => total + tally[field], 0);
  return `${head('3. Every slot is accounted for')}
| due in | counted | good |
| --- | ---: | ---: |
${rows.join('\n')}
| around an act | ${torn.n} | ${torn.good} |
| together | ${sum('n')} | ${sum('good')} |

    planned = good + bad + dropped + cut + unknown
    ${planned}    = ${good}  + ${bad} + ${dropped}       + 0   + 0

What does not add up is no proof: the run would say so before any finding.
`;
}

function shownPart({ plan: { bars } }: EvidenceRecord, { phases: { control, hold } }: Worked): string {
  const [low, high] = [0.05 ** (1 / control.n), 1 - 0.05 ** (1 / hold.n)];
  return `${head('4. What so many slots show')}
The service was sound before: ${of(control)}. If the true availability were p, all ${control.n} would be good with a chance of
p^${control.n}. The least p for which that still happens in 1 of 20 cases is the lower end, one-sided 95 % (Clopper-Pearson):

    p^${control.n} = 0.05
    low = 0.05^(1/${control.n}) = ${atLeast(low)}, at or above the bar of ${percent(bars.availability)}

While the primary was gone, the allowed failover over: ${of(hold)}. The same from the other side:

    (1 - p)^${hold.n} = 0.05
    high = 1 - 0.05^(1/${hold.n}) = ${atMost(high)}, below the 90 % at which an operation is unavailable
`;
}

function outagePart({ outage }: Worked): string {
  const { goodBefore, firstBad, lastBad } = outage;
  return `${head('5. How long')}
Nobody looks between two requests, so a length is a bracket. From the injection: the last good write ${ms(goodBefore)}, the
first bad one ${ms(firstBad)} (the kill itself takes a while), the last bad one whose whole deadline lay before the healing
${ms(lastBad)}, and no lasting return between.

    at least  ${ms(lastBad)} - (${ms(firstBad)}) = ${ms(lastBad - firstBad)}
    at most   unknown: only the healing ended it

So the report prints \`> ${(Math.floor((lastBad - firstBad) / 10) / 100).toFixed(2)} s\`, and never a length.
`;
}

const provenPart = ({ phases: { after } }: Worked): string => `${head('6. Finding and expectation')}
Control sound, the process seen absent for the whole hold, unavailable until healed, no return before, and back with the healing
(${of(after)} good after it): **proven**, a single point of failure for writes. The plan expected it: the expectation is **held**.
Were one of these missing, the finding would be unknown.
`;

function keptPart(record: EvidenceRecord, { phases: { budget, hold }, outage, borders }: Worked): string {
  const { bars, load } = record.plan;
  const { goodBefore, firstBad, lastBad, back, answered } = outage;
  const [low, bar, sustained] = [0.05 ** (1 / hold.n), percent(bars.availability), percent(sustainedShare(record))];
  const wilson = hold.n / (hold.n + 1.645 ** 2);
  const fewest = Math.ceil(Math.log(0.05) / Math.log(bars.availability));
  const [returned, over] = [back ?? NaN, answered ?? NaN];
  return `## A survival: \`kill server1.app\`

The same steps. From the injection to the end of the allowed failover ${of(budget)} writes were good: some were lost. Afterwards
${of(hold)}, until ${ms(load.deadlineMs)} before healing began (${ms(borders.healBegunMs - borders.injectedMs)} after the injection).

${head('The gap, as a bracket')}
A return lasts when a second of requests is ${sustained} good: 99 %, or the bar of the plan where that is lower. The last good
write before the gap ${ms(goodBefore)}, the first bad one ${ms(firstBad)}, the last bad one before the return ${ms(lastBad)},
the first of the return ${ms(returned)}. Who came then may have waited for the return; the first right answer after the last bad
one came at ${ms(over)}:

    at least  ${ms(lastBad)} - (${ms(firstBad)}) = ${ms(lastBad - firstBad)}
    at most   ${ms(over)} - (${ms(goodBefore)}) = ${ms(over - goodBefore)}, within the allowed ${ms(bars.failoverBudgetMs)}

${head('Survival is shown, not assumed')}
"No failure was seen" is no proof of survival: of ${hold.n} requests none need fail even where one in a hundred does. The question
is non-inferiority: can the availability still be below the bar of ${bar}? The least that ${of(hold)} allow:

    low = 0.05^(1/${hold.n}) = ${atLeast(low)}, at or above ${bar}: refuted, "survives"

With fewer than ${fewest} slots, all of them good, it could not have been shown: 0.05^(1/n) reaches ${bar} only there. Wilson's
formula would have claimed more, n/(n + 1.645^2) = ${atLeast(wilson)}; it is not used, as it keeps its 95 % only on average.
`;
}

const endPart = `## What this leaves out

Nothing here failed in clusters while it was judged; where it does, the bound from blocks speaks as well, and the more cautious
one counts. Who else served, whether writes were lost, and whether the sham was clean are further conditions: see [proof.md](proof.md).
`;
