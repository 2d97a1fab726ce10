import { describe, expect, it } from 'vitest';
import { judged } from '../../loadtests/answer.ts';

describe('an answer of the application', () => {
  it('names its server and its database', () => {
    const named = { server: 'server1', database: 'primary' };
    expect(judged({ valid: true, fields: named })).toEqual({ valid: true, ...named });
  });

  it.each(['a,b', 'Server 1', 'x\n', '-x', '', 7, null, ['server1'], 'a'.repeat(65)])(
    'that calls itself %j has no name',
    (name) => {
      expect(judged({ valid: false, fields: { server: name, database: name } })).toEqual({
        valid: false,
        server: '',
        database: '',
      });
    },
  );
});
