import type { ArmName } from '../../model/sample.ts';
import type { OperationName } from '../../model/stack.ts';
import type { UserRequest } from '../../model/user-request.ts';
import type { Judged } from '../answer.ts';

/** The slot a request is for. */
export interface Slot {
  /** Number of the episode. */
  readonly episode: number;
  /** How the user comes. */
  readonly arm: ArmName;
  /** Number of the iteration within its operation and arm. */
  readonly iteration: number;
  /** Pure chance: what nobody can know who did not read this request. Letters and digits. */
  readonly nonce: string;
}

/** One request with what the answer to it must be, and who gave it. */
export interface Request extends Omit<UserRequest, 'judge'> {
  /** Judges the content: a right status with a wrong body is a failed request. */
  judge(status: number, text: string): Judged;
}

/** What a user does, and what counts as it having worked. Knows nothing of k6. */
export interface Operation {
  /** Its name. */
  readonly name: OperationName;
  /** The request for a slot. */
  request(slot: Slot): Request;
}
