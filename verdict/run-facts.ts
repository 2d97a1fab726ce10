import type { RunEvent, RunStarted } from '../model/event.ts';
import type { EvidenceRecord, RunFacts } from '../model/verdict.ts';
import { roundMs } from './round.ts';

/** What was run, from the journal's first event; a journal without it still gives a verdict, under the suite's name. */
export function runFacts({ events, plan }: EvidenceRecord): RunFacts {
  const started = events.find((event): event is RunStarted => event.type === 'run-started');
  const repeated = events.flatMap((event) => (event.type === 'episode-started' ? (event.repeats ?? []) : []));
  const inVain = events.flatMap((event) => (event.type === 'episode-started' ? (event.inVain ?? []) : []));
  const raisedAnew = events.filter((event) => event.type === 'stack-raised' && isBegun(events, event)).length;
  const firstAt = events[0]?.at ?? 0;
  const lastAt = events.reduce((latest, { at }) => Math.max(latest, at), firstAt);
  return {
    id: started?.id ?? plan.suite,
    suite: started?.suite ?? plan.suite,
    startedAt: new Date(started?.at ?? firstAt).toISOString(),
    durationMs: roundMs(lastAt - (started?.at ?? firstAt)),
    seed: started?.seed ?? 0,
    versions: started?.versions ?? {},
    host: started?.host ?? {},
    command: started?.command ?? '',
    ...(repeated.length > 0 && { repeated }),
    ...(inVain.length > 0 && { inVain }),
    ...(raisedAnew > 0 && { raisedAnew }),
  };
}

/** Whether an episode of its lane had begun before a stack was raised: the first one, and those of probes, are raised before all. */
const isBegun = (events: readonly RunEvent[], { at, lane }: RunEvent): boolean =>
  events.some((event) => event.type === 'episode-started' && event.lane === lane && event.at < at);
