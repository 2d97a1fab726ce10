import type { Sample } from '../../model/sample.ts';
import type { OperationName } from '../../model/stack.ts';
import { times } from './record-plan.ts';

/** A request to be answered. */
export interface Asked {
  readonly operation: OperationName;
  /** Number of its slot. */
  readonly slot: number;
  /** When it is due, from the injection. */
  readonly dueMs: number;
}

/** What differs from a good answer; or a slot that the generator drops. */
export type Answer = Partial<Pick<Sample, 'status' | 'error' | 'waitMs' | 'valid' | 'server' | 'database'>> | 'drop';

/** What the users meet. */
export type Shape = (asked: Asked) => Answer;

/** When healing begins, from the injection. */
export const healingMs = times.healing - times.injected;

const refused: Answer = { status: 0, error: 1212, waitMs: 1, valid: false, server: '' };
const hangs = { status: 0, error: 1050, valid: false, server: '' };
const silence: Answer = { ...hangs, waitMs: 1000 };

/** Refused from one moment to another. */
export const refusedBetween =
  (fromMs: number, toMs: number): Shape =>
  ({ dueMs }) =>
    dueMs >= fromMs && dueMs < toMs ? refused : {};

/** Refused from the act until healed. */
export const downUntilHealed: Shape = refusedBetween(-5, healingMs + 30);

/** Every second request is refused until healed. */
export const halfDown: Shape = (asked) => (asked.slot % 2 === 0 ? downUntilHealed(asked) : {});

/** One of so many requests is not answered within the time-out, from the act until the healing; slots counted from an offset. */
export const someHang =
  (oneIn: number, { timeoutMs = 1000, untilMs = healingMs, offset = 0 } = {}): Shape =>
  ({ slot, dueMs }) =>
    dueMs >= -5 && dueMs < untilMs && (slot + offset) % oneIn === 0 ? { ...hangs, waitMs: timeoutMs } : {};

/** Nothing answers within the time-out until healed; what is still waiting then is answered by the healing. */
export const frozenUntilHealed: Shape = ({ dueMs }) => {
  const thawMs = healingMs + 20;
  if (dueMs < -5 || dueMs >= thawMs) return {};
  return thawMs - dueMs > 1000 ? silence : { waitMs: Math.max(1, Math.ceil(thawMs - dueMs)) };
};

/** A freeze of this length at the injection that drains: late answers, correct ones. */
export const freezeFor =
  (lengthMs: number): Shape =>
  ({ dueMs }) =>
    dueMs >= 0 && dueMs < lengthMs ? { waitMs: Math.ceil(lengthMs - dueMs) + 1 } : {};

/** Right answers, each 600 ms after it was due, until healed. */
export const lateUntilHealed: Shape = ({ dueMs }) => (dueMs >= -5 && dueMs < healingMs + 30 ? { waitMs: 600 } : {});

/** Right status, wrong content, from the injection until healed. */
export const wrongContent: Shape = ({ dueMs }) => (dueMs >= -5 && dueMs < healingMs + 30 ? { valid: false } : {});

/** Only one operation meets a shape. */
export const onlyFor =
  (operation: OperationName, shape: Shape): Shape =>
  (asked) =>
    asked.operation === operation ? shape(asked) : {};

/** The generator drops every slot between two moments. */
export const droppedBetween =
  (fromMs: number, toMs: number): Shape =>
  ({ dueMs }) =>
    dueMs >= fromMs && dueMs < toMs ? 'drop' : {};

/** These slots alone are refused. */
export const strayAt =
  (...slots: readonly number[]): Shape =>
  ({ slot }) =>
    slots.includes(slot) ? refused : {};
