import { z } from 'zod';
import { count, fault, maybe, momentEvidence, number, operation, writes } from './schema-parts.ts';

const row = z.array(count);
const maybeRow = z.array(maybe);

const marks = z.object({
  loadStartMs: number,
  controlStartMs: number,
  injectBegunMs: maybe,
  bitMs: maybe,
  detectedMs: maybe,
  healBegunMs: maybe,
  healedMs: maybe,
  afterStartMs: maybe,
  loadEndMs: number,
});

const series = z.object({
  operation,
  startMs: number,
  binMs: number,
  good: row,
  late: row,
  wrong: row,
  unanswered: row,
  missing: row,
  p50Ms: maybeRow,
  p95Ms: maybeRow,
  servedBy: z.record(z.string(), row),
});

const generator = z.object({
  lagP99Ms: maybe,
  cpuShare: maybe,
  dropped: count,
  exitCode: maybe,
  complaints: count,
});

/** An episode as `model/episode.ts` has it. */
export const episode = z.object({
  episode: count,
  target: z.string(),
  fault,
  injected: z.boolean(),
  marks,
  balancer: z.array(z.object({ atMs: number, server: z.string(), state: z.string() })),
  evidence: z.array(momentEvidence),
  series: z.array(series),
  returning: z.array(z.object({ operation, startMs: number, binMs: number, good: row, bad: row })),
  generator,
  writes,
});
