import type {
  ActFailed,
  BalancerSaw,
  ComponentExited,
  EpisodeStarted,
  EvidenceSeen,
  FaultHealed,
  FaultInjected,
  GateJudged,
  HealingStarted,
  LedgerRead,
  LoadEnded,
  LoadStarted,
  RunEvent,
  RunInterrupted,
  WatchdogLifted,
} from '../model/event.ts';

/** The journal of one episode, sorted by what each event says. Null is what never came. */
export interface EpisodeEvents {
  /** Its begin, with number, target and fault. */
  readonly started: EpisodeStarted;
  /** When it was over; null when the journal ends before. */
  endedAt: number | null;
  /** Begin of the load. */
  loadStarted: LoadStarted | null;
  /** End of the load. */
  loadEnded: LoadEnded | null;
  /** The gate before the fault; the last word when it was judged more than once. */
  gateBefore: GateJudged | null;
  /** The gate after recovery. */
  gateAfter: GateJudged | null;
  /** The act. */
  injected: FaultInjected | null;
  /** Begin of the first healing. */
  healBegun: HealingStarted | null;
  /** End of the first complete healing. */
  healed: FaultHealed | null;
  /** The watchdog's own act; null when it never had to. */
  lifted: WatchdogLifted | null;
  /** What was looked at, in order. */
  readonly evidence: EvidenceSeen[];
  /** What failed, in order. */
  readonly failures: ActFailed[];
  /** What the databases hold. */
  readonly ledgers: LedgerRead[];
  /** Crashes between begin and end that nobody intended. */
  readonly crashes: ComponentExited[];
  /** Changes of the balancer's view between begin and end. */
  readonly balancer: BalancerSaw[];
  /** The request to stop that came before the end; null when none. */
  interruptedBy: RunInterrupted | null;
}

type Filler<Event extends RunEvent> = (episode: EpisodeEvents, event: Event) => void;

/** What each event adds to its episode; of acts the first counts, of gates the last. */
const fillers: { readonly [Type in RunEvent['type']]?: Filler<Extract<RunEvent, { type: Type }>> } = {
  'load-started': (episode, event) => void (episode.loadStarted ??= event),
  'load-ended': (episode, event) => void (episode.loadEnded ??= event),
  'gate-judged': (episode, event) => void Object.assign(episode, gateOf(event)),
  'fault-injected': (episode, event) => void (episode.injected ??= event),
  'evidence-seen': (episode, event) => void episode.evidence.push(event),
  'healing-started': (episode, event) => void (episode.healBegun ??= event),
  'fault-healed': (episode, event) => void (episode.healed ??= event),
  'watchdog-lifted': (episode, event) => void (episode.lifted ??= event),
  'act-failed': (episode, event) => void episode.failures.push(event),
  'ledger-read': (episode, event) => void episode.ledgers.push(event),
  'episode-ended': (episode, event) => void (episode.endedAt ??= event.at),
};

const gateOf = (event: GateJudged): Partial<EpisodeEvents> =>
  event.side === 'before' ? { gateBefore: event } : { gateAfter: event };

/** Length of the load for which slots are planned: until when it was needed, where that was known before its planned end. */
export const loadLengthOf = ({ loadStarted, loadEnded }: Pick<EpisodeEvents, 'loadStarted' | 'loadEnded'>): number =>
  Math.min(loadEnded?.neededMs ?? Number.POSITIVE_INFINITY, loadStarted?.durationMs ?? 0);

/** Exit code of a k6 that SIGINT ended. */
const interruptedCode = 105;

/** Whether the generator did all that was asked of it: it came to its own end, or was ended when nobody needed it any longer. */
export const endedWell = ({ code, neededMs }: Pick<LoadEnded, 'code' | 'neededMs'>): boolean =>
  code === 0 || (code === interruptedCode && neededMs !== undefined);

/** Sorts the journal by episode, in order of their begin. */
export function gatherEpisodes(events: readonly RunEvent[]): readonly EpisodeEvents[] {
  const episodes = new Map<number, EpisodeEvents>();
  for (const event of events) {
    if (event.type === 'episode-started') episodes.set(event.episode, blank(event));
    const episode = 'episode' in event ? episodes.get(event.episode) : undefined;
    // The table pairs each type with its own event, which the look-up by a union cannot show.
    if (episode) (fillers[event.type] as Filler<RunEvent> | undefined)?.(episode, event);
  }
  const gathered = [...episodes.values()];
  for (const [index, episode] of gathered.entries()) {
    const next = gathered.find(({ started }, place) => place > index && started.lane === episode.started.lane);
    addUnnumbered(episode, events, next?.started.at);
  }
  return gathered;
}

const blank = (started: EpisodeStarted): EpisodeEvents => ({
  started,
  endedAt: null,
  loadStarted: null,
  loadEnded: null,
  gateBefore: null,
  gateAfter: null,
  injected: null,
  healBegun: null,
  healed: null,
  lifted: null,
  evidence: [],
  failures: [],
  ledgers: [],
  crashes: [],
  balancer: [],
  interruptedBy: null,
});

/** Events that carry no episode's number belong to the one under way in their lane. */
function addUnnumbered(episode: EpisodeEvents, events: readonly RunEvent[], nextAt: number | undefined): void {
  const until = episode.endedAt ?? nextAt ?? Number.POSITIVE_INFINITY;
  for (const event of events) {
    if (event.type === 'run-interrupted' && event.at <= until) episode.interruptedBy ??= event;
    if (event.lane !== episode.started.lane || event.at < episode.started.at || event.at > until) continue;
    if (event.type === 'component-exited' && !event.intended) episode.crashes.push(event);
    if (event.type === 'balancer-saw') episode.balancer.push(event);
  }
}
