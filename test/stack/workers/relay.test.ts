import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../stack/alteration.ts';
import { changed } from '../../../stack/workers/relay.ts';

const piece = Buffer.from('{"value":"item-1-7919"}');
const lie = { from: 'item-1-7919', to: 'item-6-6666' };

describe('somebody in the path', () => {
  it('writes his own words into an answer, and leaves others as they are', () => {
    expect(changed(piece, lie, 1).toString()).toBe('{"value":"item-6-6666"}');
    const other = Buffer.from('another');
    expect(changed(other, lie, 1)).toBe(other);
    expect(changed(piece, undefined, 9)).toBe(piece);
  });

  it('changes one bit once the client has spoken twice, not to spoil the beginning', () => {
    const answer = recordOf(23, 'the answer');
    expect(changed(answer, 'bit', 1)).toBe(answer);
    expect(differing(answer)).toEqual([5]);
    expect(differing(Buffer.from('tiny'))).toEqual([3]);
  });

  it('changes the answer where a goodbye comes with it, and no mere change of keys', () => {
    const [answer, goodbye, keys] = [recordOf(23, 'the answer'), recordOf(23, 'goodbye'), recordOf(20, '1')];
    expect(differing(Buffer.concat([answer, goodbye]))).toEqual([5]);
    expect(differing(Buffer.concat([keys, answer]))).toEqual([keys.length + 5]);
    expect(differing(Buffer.concat([keys, keys, answer, goodbye]))).toEqual([2 * keys.length + 5]);
    expect(differing(keys)).toEqual([5]);
  });
});

/** A record of TLS. */
const recordOf = (type: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 3, 0, text.length]), Buffer.from(text)]);

/** Places of the bytes that he changed, of a piece as long as before. */
function differing(before: Buffer): readonly number[] {
  const after = changed(before, 'bit', 2);
  expect(after.length).toBe(before.length);
  return [...before.keys()].filter((place) => after[place] !== before[place]);
}

const answer = (status: number, text: string, error = '') => ({ status, text, error });

describe('what a client made of a changed answer', () => {
  it('is taken when it believes it, and only then', () => {
    expect(outcomeOf('rewrite', answer(200, '"item-6-6666"'), 1)).toBe('accepted');
    expect(outcomeOf('rewrite', answer(200, '"item-1-7919"'), 0)).toBe('unaltered');
    expect(outcomeOf('rewrite', answer(503, 'no server'), 0)).toBe('unaltered');
  });

  it('is refused by an error of TLS of the right kind', () => {
    expect(outcomeOf('flip', answer(0, '', 'ERR_SSL_SSL/TLS_ALERT_BAD_RECORD_MAC'), 1)).toBe('refused');
    expect(outcomeOf('impersonate', answer(0, '', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 0)).toBe('refused');
    expect(outcomeOf('impersonate', answer(0, '', 'CERT_SIGNATURE_FAILURE'), 0)).toBe('refused');
  });

  it('is none when he was just bad at being in the path', () => {
    expect(outcomeOf('flip', answer(0, 'reset', 'ECONNRESET'), 1)).toBe('unanswered');
    expect(outcomeOf('flip', answer(0, '', 'ERR_SSL_WRONG_VERSION_NUMBER'), 0)).toBe('unanswered');
    expect(outcomeOf('impersonate', answer(0, 'late', 'ABORT_ERR'), 0)).toBe('unanswered');
    expect(outcomeOf('rewrite', answer(0, 'late', 'ABORT_ERR'), 1)).toBe('unanswered');
  });
});
