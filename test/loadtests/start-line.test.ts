import { describe, expect, it } from 'vitest';
import { decodeStart, encodeStart } from '../../loadtests/start-line.ts';
import { operationNames } from '../../model/stack.ts';

describe('the line of the start', () => {
  it.each(operationNames)('of %s comes back as it was written', (operation) => {
    expect(decodeStart(encodeStart(operation, 1_795_262_275_809))).toEqual({ operation, at: 1_795_262_275_809 });
  });

  it.each(['#start,static,', '#start,static,12x', '#start,login,12', 'start,static,12', '#start,static,-1'])(
    'is not %j',
    (line) => {
      expect(decodeStart(line)).toBeUndefined();
    },
  );
});
