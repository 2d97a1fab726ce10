import { plannedSlots } from '../../model/load.ts';
import type { Plan } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import { armNames } from '../../model/sample.ts';
import type { OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import type { Times } from './record-plan.ts';
import { timesOf } from './record-plan.ts';
import type { Shape } from './record-shapes.ts';

/**
 * The samples of an episode in which users meet a shape, returning ones another where one is given; servers other than the
 * target answer in turn.
 */
export function samplesOf(plan: Plan, shape: Shape, target: string, kept = shape): Sample[] {
  return armNames.flatMap((arm) =>
    operationNames.flatMap((operation) =>
      samplesOfOperation(plan, { operation, arm }, arm === 'main' ? shape : kept, target),
    ),
  );
}

type Who = Pick<Sample, 'operation' | 'arm'>;

function samplesOfOperation(plan: Plan, { operation, arm }: Who, shape: Shape, target: string): Sample[] {
  const { ratePerSecond, returningPerSecond } = plan.load;
  const rate = arm === 'main' ? ratePerSecond[operation] : returningPerSecond;
  const times = timesOf(plan);
  const samples: Sample[] = [];
  for (let slot = 0; slot < plannedSlots(rate, times.end); slot++) {
    const beganMs = Math.ceil((slot * 1000) / rate);
    const jitterMs = Math.min((slot * 7) % 9, Math.floor(800 / rate));
    const dueMs = beganMs + jitterMs - times.injected;
    const answer = shape({ operation, slot, dueMs });
    // A dropped slot takes no number, as in k6.
    if (answer === 'drop') continue;
    const server = serverFor(slot, target, isOut(dueMs, times));
    const database = databaseFor(operation, target, isOut(dueMs, times));
    const good = { waitMs: 4, status: operation === 'write' ? 201 : 200, error: 0, valid: true, server };
    const slotOf = { operation, arm, iteration: samples.length, beganMs, scenarioMs: 0, jitterMs } as const;
    samples.push({ ...slotOf, database, ...good, ...answer });
  }
  return samples;
}

const isOut = (dueMs: number, { healed, injected }: Times): boolean => dueMs >= -5 && dueMs < healed - injected;

/** Reads ask the replica, and the primary while the replica is out; writes ask the primary. */
function databaseFor(operation: OperationName, target: string, out: boolean): string {
  if (operation === 'static') return '';
  return operation === 'read' && !(out && target.startsWith('replica')) ? 'replica.mariadb' : 'primary.mariadb';
}

function serverFor(slot: number, target: string, out: boolean): string {
  const servers = ['server1', 'server2'].filter((server) => !out || !target.startsWith(server));
  return servers[slot % servers.length] ?? '';
}
