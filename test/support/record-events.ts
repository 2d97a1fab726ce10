import type { Evidence } from '../../model/evidence.ts';
import type { RunEvent } from '../../model/event.ts';
import type { FaultId } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import { writeId } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import type { Times } from './record-plan.ts';

/** What a made-up journal is about. */
export interface JournalFrame {
  readonly episode: number;
  readonly target: string;
  readonly fault: FaultId;
  readonly samples: readonly Sample[];
  /** When what happens. */
  readonly times: Times;
}

/** Start of the load of an episode. */
export const loadStartAt = (episode: number): number => 1_800_000_000_100 + episode * 30_000;

/** Evidence with one fact. */
export const seen = (asWanted: boolean): Evidence => ({
  facts: [{ what: 'server1.nginx process', seen: asWanted ? 'as it has to be' : 'running', asWanted }],
});

/** The journal of an episode in which everything went as it should. */
export function journalOf({ episode, target, fault, samples, times }: JournalFrame): readonly RunEvent[] {
  const at = (sinceLoadMs: number): { at: RunEvent['at']; episode: number } => ({
    at: epochMs(loadStartAt(episode) + sinceLoadMs),
    episode,
  });
  const look = (moment: 'bit' | 'holds' | 'still' | 'healed', sinceLoadMs: number): RunEvent => ({
    type: 'evidence-seen',
    ...at(sinceLoadMs),
    moment,
    evidence: seen(true),
  });
  return [
    { type: 'episode-started', ...at(-50), target, fault },
    { type: 'load-started', ...at(-2), durationMs: times.end },
    { type: 'gate-judged', ...at(times.act - 10), side: 'before', held: true, because: [] },
    { type: 'fault-intended', ...at(times.act - 5), fault, target, undo: { verb: 'start', on: [target] } },
    { type: 'fault-injected', ...at(times.injected), begunAt: at(times.act).at },
    look('bit', times.injected + 7),
    ...saw(at(times.injected + 300).at, 'DOWN', fault, target),
    look('holds', (times.injected + times.healing) / 2),
    look('still', times.healing - 55),
    { type: 'healing-started', ...at(times.healing) },
    { type: 'fault-healed', ...at(times.healed) },
    look('healed', times.healed + 55),
    ...saw(at(times.healed + 255).at, 'UP', fault, target),
    { type: 'gate-judged', ...at(times.end - 200), side: 'after', held: true, because: [] },
    ...ending(episode, samples, at(times.end + 1100).at),
  ];
}

const saw = (at: RunEvent['at'], state: string, fault: FaultId, target: string): readonly RunEvent[] =>
  fault !== 'sham' && target.startsWith('server')
    ? [{ type: 'balancer-saw', at, balancer: 'balancer.haproxy', server: `app/${target.split('.')[0] ?? ''}`, state }]
    : [];

function ending(episode: number, samples: readonly Sample[], at: RunEvent['at']): readonly RunEvent[] {
  const present = keptIds(episode, samples);
  const ledger = { type: 'ledger-read', at, episode, present, duplicated: '' } as const;
  return [
    {
      type: 'load-ended',
      at,
      episode,
      code: 0,
      startedAt: epochMs(loadStartAt(episode)),
      complaints: [],
      complaintCount: 0,
      cpuMs: 1720,
      samplesFile: `samples/${episode}.csv`,
      clockDriftMs: 0,
    },
    { ...ledger, database: 'primary.mariadb' },
    { ...ledger, database: 'replica.mariadb' },
    { type: 'episode-ended', at, episode },
  ];
}

/** The ids of all acknowledged writes, one by one. */
const keptIds = (episode: number, samples: readonly Sample[]): string =>
  samples
    .filter(({ operation, valid, status }) => operation === 'write' && valid && status === 201)
    .map(({ iteration, arm }) => writeId(episode, iteration, arm))
    .join(',');
