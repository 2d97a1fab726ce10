import type { StackState, VisitState } from '../../model/state.ts';
import { formatDuration } from '../../model/units.ts';
import { visible } from '../../reports/text/visible.ts';
import { databaseText } from './changes.ts';

/** What a page shows. */
export interface PageInput {
  /** Name of the stack. */
  readonly stack: string;
  /** The last look. */
  readonly state: StackState;
  /** The last requests, oldest first. */
  readonly visits: readonly VisitState[];
  /** What is in force now; null when nothing is. */
  readonly fault: string | null;
}

/** A page is a row of these: what a line is about, what it says, and whether that is as it should be. */
interface Line {
  readonly about: string;
  readonly text: string;
  readonly well: boolean;
}

/** Width of what lines are about. */
const aboutWidth = 12;

/** The lines of the page: who serves, who balances, who takes writes, who has the floating addresses, what is not running. */
export function pageLines({ stack, state, visits, fault }: PageInput): readonly string[] {
  const lines = [
    usersLine(visits),
    ...state.addresses.map(addressLine),
    ...[...Map.groupBy(state.servers, ({ balancer }) => balancer)].map(([balancer, servers]) =>
      balancerLine(balancer, servers),
    ),
    ...state.databases.map(databaseLine),
    componentsLine(state.components),
    { about: 'fault', text: fault ?? 'none', well: fault === null },
  ];
  return [`${stack}, looked at ${new Date(state.at).toISOString().slice(11, 21)} UTC`, '', ...lines.map(lineText)].map(
    visible,
  );
}

const lineText = ({ about, text, well }: Line): string => `${well ? ' ' : '!'} ${about.padEnd(aboutWidth)} ${text}`;

/** Shares of the last requests by who answered. */
function usersLine(visits: readonly VisitState[]): Line {
  const by = Map.groupBy(visits, ({ server, status }) => {
    if (status === 0) return 'nobody';
    return status < 400 ? server || 'a server without a name' : `status ${status}`;
  });
  const shares = [...by]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([who, own]) => `${who} ${own.length} of ${visits.length}`);
  const last = visits.at(-1);
  const well = last !== undefined && last.status > 0 && last.status < 400;
  const how = well ? `; the last took ${formatDuration(last.tookMs)}${last.database ? ` (${last.database})` : ''}` : '';
  return { about: 'answers', text: `${shares.join(', ') || 'no request yet'}${how}`, well };
}

const addressLine = ({ name, on }: StackState['addresses'][number]): Line => ({
  about: name,
  text: on.length === 0 ? 'is on no host' : `is on ${on.join(' and ')}`,
  well: on.length === 1,
});

const balancerLine = (balancer: string, servers: StackState['servers']): Line => ({
  about: balancer.split('.')[0] ?? balancer,
  text: servers.map(({ server, state }) => `${server} ${state}`).join('   '),
  well: servers.every(({ state }) => /^(?:UP|no)\b/i.test(state)),
});

function databaseLine(database: StackState['databases'][number]): Line {
  const { name, behind, trouble, writable } = database;
  const lag = behind === null ? '' : `, ${behind} ${behind === 1 ? 'transaction' : 'transactions'} behind`;
  return {
    about: name.split('.')[0] ?? name,
    text: `${databaseText(database)}${lag}`,
    well: writable !== null && trouble.length === 0,
  };
}

function componentsLine(components: StackState['components']): Line {
  const wrong = components.filter(({ state, listening }) => state !== 'running' || !listening);
  const text =
    wrong.length === 0
      ? `all ${components.length} run`
      : wrong.map(({ name, state }) => `${name} ${state === 'running' ? 'does not listen' : state}`).join(', ');
  return { about: 'components', text, well: wrong.length === 0 };
}
