import type { IdList, LedgerIds, WriteLedger } from '../../model/ledger.ts';
import { visible } from '../text/visible.ts';
import { counted } from './number.ts';

/** Ids as a reader meets them: "10000000-10000003, 10000007 and 12 more". */
export const idsIn = ({ ranges, more }: IdList): string =>
  `${visible(ranges).replaceAll(',', ', ')}${more === 0 ? '' : ` and ${counted(more, 'other')}`}`;

/** What each kind of ids is called, the worst first. Recovered and indeterminate ones are no harm. */
const called: readonly (readonly [LedgerIds, string])[] = [
  ['lost', 'Lost'],
  ['duplicated', 'Doubled'],
  ['diverged', 'Missing in a replica'],
  ['unseen', 'Acknowledged, but not in stale reads'],
  ['phantom', 'Present though never sent'],
];

/** The writes that were harmed, one sentence a kind. */
export const idSentences = ({ ids }: Pick<WriteLedger, 'ids'>): readonly string[] =>
  called.flatMap(([kind, name]) => {
    const list = ids[kind];
    return list ? [`${name}: ${idsIn(list)}.`] : [];
  });
