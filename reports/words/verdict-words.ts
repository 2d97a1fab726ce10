import type { Effect, Finding, MomentEvidence, Reason } from '../../model/cell.ts';
import type { Truth } from '../../model/truth.ts';

/** A finding in the matrix; the same words everywhere. */
export const findingWord: Readonly<Record<Finding, string>> = {
  proven: 'SPOF',
  refuted: 'survives',
  unknown: 'unknown',
};

/** What became of an expectation, as a clause. */
export const truthWord: Readonly<Record<Truth, string>> = {
  held: 'as expected',
  broken: 'not as expected',
  unknown: 'expectation undecided',
};

/** What was felt, in words. */
export const effectWord: Readonly<Record<Effect, string>> = {
  none: 'nothing felt',
  blip: 'a blip',
  'slow-recovery': 'a slow recovery',
  degraded: 'degraded service',
  outage: 'an outage',
  data: 'data lost, doubled, stale or never sent',
  unknown: 'unknown',
};

/** When evidence was looked at. */
export const evidenceMoment: Readonly<Record<MomentEvidence['moment'], string>> = {
  bit: 'after the injection',
  holds: 'during the hold',
  still: 'before healing',
  healed: 'after healing',
};

/** Reasons whose own words only say something to whoever knows how it is judged. */
const plainer: Partial<Record<Reason, string>> = {
  'straddles-bar': 'too close to call',
  'too-few-slots': 'too few requests',
  'steady-state-not-met': 'not sound before the fault',
  'fault-not-evidenced': 'fault not seen to bite',
  'crashed-uninjected': 'crashed without a fault',
  'ledger-unread': 'databases not read',
  'sham-not-clean': 'control not clean',
};

/** A reason as a person reads it: `load-invalid` is "load invalid", `straddles-bar` is "too close to call". */
export const reasonWord = (reason: Reason): string => plainer[reason] ?? reason.replaceAll('-', ' ');
