import type { Cell } from '../../model/cell.ts';
import type { EpisodeVerdict, OperationSeries } from '../../model/episode.ts';
import type { FaultId } from '../../model/plan.ts';
import { operationNames } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import { verdictFixture } from './verdict-fixture.ts';

const faults: readonly FaultId[] = ['stop', 'kill', 'pause', 'isolate', 'slow'];

/** Targets of a sweep over the default stack, with the target of the fixture that they are made from. */
const targets = [
  ['balancer', 'balancer'],
  ['balancer.haproxy', 'balancer'],
  ['server1', 'server1'],
  ['server1.nginx', 'server1'],
  ['server1.app', 'server1'],
  ['server2', 'server2'],
  ['server2.nginx', 'server2'],
  ['server2.app', 'server2'],
  ['primary.mariadb', 'primary'],
  ['replica.mariadb', 'replica'],
] as const;

/** Between 0 and 1, the same each time. */
const wobble = (seed: number): number => Math.abs(Math.sin(seed * 12.9898) * 43_758.5453) % 1;

/** Waits as uneven as measured ones, and as many answers more or less in a bin. */
function noisy(series: OperationSeries, seed: number): OperationSeries {
  const waits = (times: readonly (number | null)[], factor: number): readonly (number | null)[] =>
    times.map((time, bin) => time && time * (1 + factor * wobble(seed + bin * 7) ** 6));
  const good = series.good.map((times, bin) => (times > 0 && wobble(seed + bin) > 0.9 ? times - 1 : times));
  return { ...series, good, p50Ms: waits(series.p50Ms, 2), p95Ms: waits(series.p95Ms, 9) };
}

/** What is measured in the fixture, by target. */
const plain = verdictFixture();
const isSham = ({ fault }: { readonly fault: FaultId }): boolean => fault === 'sham';

/** One fault on one target, made from another of the fixture. */
interface Recipe {
  readonly target: string;
  readonly fault: FaultId;
  readonly like: string;
}

function episodeFrom({ target, fault, like }: Recipe, index: number): readonly EpisodeVerdict[] {
  const from = plain.episodes.find((one) => one.target === like && !isSham(one));
  const series = from?.series.map((one, place) => noisy(one, index * 3 + place)) ?? [];
  return from ? [{ ...from, target, fault, episode: index + 2, series }] : [];
}

const cellsFrom = ({ target, fault, like }: Recipe): readonly Cell[] =>
  operationNames.flatMap((operation) => {
    const from = plain.cells.find((one) => one.target === like && one.operation === operation && !isSham(one));
    return from ? [{ ...from, target, fault }] : [];
  });

/** A whole sweep: the sham and 48 experiments, as uneven as a measured one. */
export function sweepFixture(): Verdict {
  const recipes = targets.flatMap(([target, like]) => faults.map((fault) => ({ target, fault, like }))).slice(0, 48);
  return {
    ...plain,
    cells: [...plain.cells.filter(isSham), ...recipes.flatMap(cellsFrom)],
    episodes: [...plain.episodes.filter(isSham), ...recipes.flatMap(episodeFrom)],
  };
}
