import { lastCell } from '../record-edits.ts';
import { changedPlan } from '../record-plan.ts';
import { downUntilHealed, freezeFor, healingMs, refusedBetween } from '../record-shapes.ts';
import type { Shape } from '../record-shapes.ts';
import type { Trap } from './trap.ts';
import { found, nothing, oneEpisode, provenOutage, survived } from './trap.ts';

/** Down until half a second before the healing, and with every fifteenth request failing from then on. */
const nearlyBack: Shape = (asked) =>
  refusedBetween(-5, asked.dueMs < 6500 || asked.slot % 15 === 0 ? healingMs + 30 : 6500)(asked);

/** One request is refused, and all from 4.6 s on until healed. */
const strayThenDown: Shape = (asked) =>
  asked.dueMs < 4000 ? refusedBetween(3800, 3811)(asked) : refusedBetween(4600, 7030)(asked);

/** Down until healed, but for one lucky answer in thirty. */
const luckyAtTimes: Shape = (asked) => (asked.slot % 30 === 0 ? {} : downUntilHealed(asked));

/** Traps of interruptions: when an outage is over, and by whom. */
export const outageTraps: readonly Trap[] = [
  {
    name: 'an outage that only the healing ended',
    record: oneEpisode({ shape: downUntilHealed }),
    look: (verdict) => ({ ...found()(verdict), censored: lastCell(verdict).outage?.censored }),
    truth: { ...provenOutage, censored: true },
  },
  {
    name: 'an outage with a lucky answer now and then',
    record: oneEpisode({ shape: luckyAtTimes }),
    look: (verdict) => ({ finding: lastCell(verdict).finding }),
    truth: { finding: 'proven' },
  },
  {
    name: 'an outage that ended by itself half a second before the healing',
    record: oneEpisode({ shape: refusedBetween(-5, 6500) }),
    look: found(),
    truth: nothing('degraded', 'hold-too-short'),
  },
  {
    name: 'an outage that ended by itself half a second before the healing, but for a few failures',
    record: oneEpisode({ shape: nearlyBack }),
    look: found(),
    truth: nothing('degraded', 'hold-too-short'),
  },
  {
    name: 'an outage that began late, behind a stray failure',
    record: oneEpisode({ shape: strayThenDown }),
    look: found(),
    truth: nothing('degraded', 'hold-too-short'),
  },
  {
    name: 'a freeze that ends within the budget by itself',
    record: oneEpisode({ target: 'server1', fault: 'pause', shape: freezeFor(900) }),
    look: found(),
    truth: survived('blip'),
  },
  {
    name: 'a plan that allows no failover, healed before one could be complete',
    record: oneEpisode(
      { shape: refusedBetween(-5, 2930) },
      { plan: changedPlan({ bars: { availability: 0.97, failoverBudgetMs: 0 }, windows: { holdMs: 2900 } }) },
    ),
    look: found(),
    truth: nothing('outage', 'hold-too-short'),
  },
];
