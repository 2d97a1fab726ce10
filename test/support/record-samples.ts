import { plannedSlots } from '../../model/event.ts';
import type { Plan } from '../../model/plan.ts';
import type { Sample } from '../../model/sample.ts';
import type { OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import { times } from './record-plan.ts';
import type { Shape } from './record-shapes.ts';

/** The samples of an episode in which users meet a shape; servers other than the target answer in turn. */
export function samplesOf(plan: Plan, shape: Shape, target: string): Sample[] {
  return operationNames.flatMap((operation) => samplesOfOperation(plan, operation, shape, target));
}

function samplesOfOperation(plan: Plan, operation: OperationName, shape: Shape, target: string): Sample[] {
  const rate = plan.load.ratePerSecond[operation];
  const samples: Sample[] = [];
  for (let slot = 0; slot < plannedSlots(rate, times.end); slot++) {
    const beganMs = Math.ceil((slot * 1000) / rate);
    const jitterMs = Math.min((slot * 7) % 9, Math.floor(800 / rate));
    const dueMs = beganMs + jitterMs - times.injected;
    const answer = shape({ operation, slot, dueMs });
    // A dropped slot takes no number, as in k6.
    if (answer === 'drop') continue;
    const server = serverFor(slot, target, dueMs);
    const good = { waitMs: 4, status: operation === 'write' ? 201 : 200, error: 0, valid: true, server };
    const slotOf = { operation, arm: 'main', iteration: samples.length, beganMs, scenarioMs: 0, jitterMs } as const;
    samples.push({ ...slotOf, database: '', ...good, ...answer });
  }
  return samples;
}

function serverFor(slot: number, target: string, dueMs: number): string {
  const isOut = dueMs >= -5 && dueMs < times.healed - times.injected;
  const servers = ['server1', 'server2'].filter((server) => !isOut || server !== target);
  return servers[slot % servers.length] ?? '';
}
