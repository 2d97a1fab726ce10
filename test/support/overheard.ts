import type { CableSeen } from '../../model/wire.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';
import { factsOf } from './probe-facts.ts';

const cable = (host: string, change: Partial<CableSeen>): CableSeen => ({
  host,
  frames: 20,
  secrets: 0,
  controls: 0,
  handshakes: 0,
  ...change,
});

/** What a tap saw on the client's cable, and frames with the secret on another one. */
export const overheard = (client: Partial<CableSeen>, behind: number, answered = true, frames = 20) =>
  factsOf(
    [{ kind: 'overheard', answered, cables: [cable('client', client), cable('server1', { secrets: behind, frames })] }],
    twoServers,
  );

/** A cable on which the word in the clear was heard, and TLS begun. */
export const sealed: Partial<CableSeen> = { controls: 1, handshakes: 1 };
