import type { Availability } from '../../model/cell.ts';
import type { ForeignReason } from '../../model/foreign.ts';
import { shownOperation } from '../../model/foreign.ts';
import type { ForeignCase } from './case.ts';
import { feltIn } from './case.ts';
import type { Doubt } from './doubts.ts';
import { doubtsOf } from './doubts.ts';
import { effectOf } from './effect.ts';

/** What the control arm says: episodes with a fault that does nothing, in which nothing may be felt. */
export interface ForeignSham {
  /** Whether there was one and nothing was felt in it, of any operation. */
  readonly clean: boolean;
  /** Why, in words. */
  readonly sentence: string;
  /** What keeps findings of an operation from standing: what was felt by anybody, or that it was asked too seldom; null when nothing. */
  readonly against: (operation: string) => Doubt | null;
}

/** What the cases of the control arm say together. Of one that was asked too seldom to say anything, nothing follows for the others. */
export function shamOf(cases: readonly ForeignCase[]): ForeignSham {
  if (cases.length === 0) return unclean('the events have no sham: nothing shows what is felt without a fault');
  for (const facts of cases) {
    const because = troubleIn(facts);
    if (because !== null) return unclean(`the sham is not clean for ${nameOf(facts)}: ${because}`);
  }
  const seldom = seldomIn(cases);
  const [first] = seldom.values();
  if (first !== undefined && seldom.size === new Set(cases.map(operationOf)).size) return unclean(first);
  const names = [...seldom.keys()].map(shownOperation).join(', ');
  return {
    clean: true,
    sentence: `nothing was felt in the sham${names && `; it has too few requests of ${names}`}`,
    against: (operation) => doubtOf(seldom.get(operation)),
  };
}

const unclean = (sentence: string): ForeignSham => ({ clean: false, sentence, against: () => doubtOf(sentence) });

const doubtOf = (sentence: string | undefined): Doubt | null =>
  sentence === undefined ? null : { reason: 'sham-not-clean', detail: sentence };

const operationOf = ({ tally }: ForeignCase): string => tally.operation;
const nameOf = (facts: ForeignCase): string => shownOperation(operationOf(facts));

/** Operations that no sham has enough requests of, each with a sentence. */
function seldomIn(cases: readonly ForeignCase[]): ReadonlyMap<string, string> {
  const seldom = new Map<string, string>();
  for (const [operation, own] of Map.groupBy(cases, operationOf)) {
    const lacking = own.map((facts) => doubtsOf(facts)[0]);
    if (lacking[0] && lacking.every((doubt) => doubt !== undefined))
      seldom.set(operation, `the sham has too few requests of ${shownOperation(operation)}: ${lacking[0].detail}`);
  }
  return seldom;
}

/** What is said of a case with too few requests as well; where nothing was felt it means no more than that. */
const ofFew: ReadonlySet<ForeignReason> = new Set(['steady-state-not-met', 'too-few-slots', 'not-recovered']);

/** What voids every finding: something was felt, or it is no sham at all. */
function troubleIn(facts: ForeignCase): string | null {
  const [doubt, ...more] = doubtsOf(facts);
  const isFew = [doubt, ...more].every((one) => !one || ofFew.has(one.reason));
  if (doubt && !(isFew && isCalm(facts))) return doubt.detail;
  const effect = effectOf(facts);
  if (!doubt && effect !== 'none' && effect !== 'blip') return `its effect was ${effect}`;
  const { bad, n, allowed } = feltIn(facts);
  return bad <= allowed
    ? null
    : `${bad} of ${n} requests were bad although nothing was done, the bar allows ${allowed}`;
}

/** Whether no more than the bar allows was bad, before, under and after the fault that there was not. */
function isCalm(facts: ForeignCase): boolean {
  const { bad, allowed } = feltIn(facts);
  const isWell = (share: Availability | null): boolean =>
    share === null || share.n - share.good <= Math.floor((1 - facts.bars.availability) * share.n + 1e-9);
  return bad <= allowed && isWell(facts.control) && isWell(facts.after);
}
