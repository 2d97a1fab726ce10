import type { EpisodeVerdict } from '../../model/episode.ts';
import type { WriteLedger } from '../../model/ledger.ts';
import type { Plan } from '../../model/plan.ts';
import { heldAgainst } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { sum } from './down.ts';
import { idSentences } from './ids.ts';
import { enumerate } from './list.ts';
import { count, counted } from './number.ts';

/** Whether any database was asked after healing; without, nothing is known of lost writes, not even that there are none. */
export const wasRead = ({ writes }: Pick<EpisodeVerdict, 'writes'>): boolean => writes.databasesRead.length > 0;

/** What the write ledger says as a whole, and of which episodes and databases it says nothing. */
export function ledgerSentences({ episodes, stack, writes: whole, plan }: Verdict): readonly string[] {
  const sent = episodes.filter(({ writes }) => writes.attempted > 0);
  const read = sent.filter((episode) => wasRead(episode));
  const unread = sent.filter((episode) => !wasRead(episode));
  const databases = stack.components.filter(({ kind }) => kind === 'mariadb').map(({ name }) => name);
  const skipped = databases.filter((name) => read.some(({ writes }) => !writes.databasesRead.includes(name)));
  if (sent.length === 0) return ['No data: no write was sent.'];
  return [
    ...(read.length > 0 ? [kept(read)] : []),
    ...(unread.length > 0 ? [unknown(unread, sent.length)] : []),
    ...idSentences(whole),
    ...freshness(whole, plan),
    ...(skipped.length > 0 ? [`Not read every time: ${enumerate(skipped.map((name) => visible(name)))}.`] : []),
  ];
}

function kept(read: readonly EpisodeVerdict[]): string {
  const of = (field: 'lost' | 'acknowledged' | 'duplicated'): string => count(sum(read, ({ writes }) => writes[field]));
  return (
    `${of('lost')} of ${of('acknowledged')} acknowledged writes were lost, ${of('duplicated')} were doubled: every write ` +
    'carries its own number, and after healing the databases were asked for all of them.'
  );
}

/** Whether reads showed what had been acknowledged; nothing where the application does not tell how far its database is. */
function freshness({ reads: { compared, stale, worstMs } }: WriteLedger, { bars }: Plan): readonly string[] {
  if (compared === 0) return [];
  const [worst, allowed] = heldAgainst(worstMs ?? 0, bars.stalenessMs);
  const age = worstMs === null ? '' : `; the oldest had been acknowledged ${worst} before`;
  const lacked = `lacked a write acknowledged more than ${allowed} before${age}`;
  return [`${count(stale)} of ${counted(compared, 'read')} under a fault and after it ${lacked}.`];
}

function unknown(unread: readonly EpisodeVerdict[], all: number): string {
  const promised = counted(
    sum(unread, ({ writes }) => writes.acknowledged),
    'acknowledged write',
  );
  return (
    `Not read: after ${unread.length} of ${counted(all, 'episode')} no database was asked, so it is unknown whether ` +
    `any of their ${promised} was lost or doubled.`
  );
}
