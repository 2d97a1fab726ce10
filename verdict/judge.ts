import type { EpisodeVerdict } from '../model/episode.ts';
import { exitCodes } from '../model/exit.ts';
import type { Truth } from '../model/truth.ts';
import { worst } from '../model/truth.ts';
import type { EvidenceRecord, Verdict } from '../model/verdict.ts';
import { judgeArms } from './arms.ts';
import type { Digest } from './digest.ts';
import { digestsOf } from './digest.ts';
import { loadStartOf, marksOf, zeroOf } from './moments.ts';
import { judgeProbes } from './judge-probes.ts';
import { coarseSeries } from './returning.ts';
import { roundMs } from './round.ts';
import { runFacts } from './run-facts.ts';
import { validityOf, validityOfProbes } from './validity.ts';
import { addWrites } from './add-writes.ts';

/**
 * Judges a run from what was recorded of it, and nothing else: the same record gives the same verdict, byte for byte. Whoever has
 * measured its episodes already may hand that over.
 */
export function judge(record: EvidenceRecord, digests: readonly Digest[] = digestsOf(record)): Verdict {
  const { events, stack, plan } = record;
  const run = runFacts(record);
  const arms = judgeArms(record, digests);
  const probes = judgeProbes(record);
  const cut = events.find((event) => event.type === 'run-interrupted');
  const isCut = cut !== undefined;
  const outcome = outcomeOf([...arms.cells, ...probes], isCut);
  return {
    schema: 'spofproof/verdict@1',
    run,
    outcome,
    // An interrupted run is unknown here; whoever interrupted it exits with a code of its own.
    exitCode: isCut ? exitCodes.unknown : exitCodes[outcome],
    cells: arms.cells,
    writes: addWrites(digests.map(({ writes }) => writes)),
    claims: [],
    ...(plan.probes && { probes }),
    episodes: digests.map(episodeVerdict),
    // Without an experiment there is no episode that could be distrusted.
    validity: plan.experiments.length === 0 && plan.probes ? validityOfProbes(cut) : validityOf(arms, cut),
    stack,
    plan,
  };
}

/** The worst of all expectations; a run that was cut holds none of them as a whole, even when its last cell was done. */
function outcomeOf(expected: readonly { readonly expectation: Truth }[], isCut: boolean): Truth {
  const outcome = worst(expected.map(({ expectation }) => expectation));
  return isCut && outcome === 'held' ? 'unknown' : outcome;
}

function episodeVerdict(one: Digest): EpisodeVerdict {
  const { events, moments, surveys, generator, writes, evidence } = one;
  const { episode, target, fault } = events.started;
  const zeroAt = loadStartOf(events) + zeroOf(moments);
  return {
    episode,
    target,
    fault,
    injected: events.injected !== null,
    marks: marksOf(events, moments, one.detectedMs),
    balancer: events.balancer.map(({ at, server, state }) => ({ atMs: roundMs(at - zeroAt), server, state })),
    evidence,
    series: [...surveys.values()].map(({ series }) => series),
    returning: [...one.returning.surveys.values()].map(({ series }) => coarseSeries(series)),
    generator,
    writes,
  };
}
