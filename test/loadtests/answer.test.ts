import { describe, expect, it } from 'vitest';
import { fieldsOf, judged } from '../../loadtests/answer.ts';

describe('an answer of the application', () => {
  it.each(['', '<h1>502</h1>', '{"id":8', 'null', '[]', '8', '"text"'])(
    '%j has no fields and is no exception',
    (text) => {
      const { server, id } = fieldsOf(text);
      expect([server, id]).toEqual([undefined, undefined]);
    },
  );

  it('names its server and its database', () => {
    const named = { server: 'server1', database: 'primary' };
    expect(judged(true, named)).toEqual({ valid: true, ...named });
  });

  it.each(['a,b', 'Server 1', 'x\n', '-x', '', 7, null, ['server1'], 'a'.repeat(65)])(
    'that calls itself %j has no name',
    (name) => {
      expect(judged(false, { server: name, database: name })).toEqual({ valid: false, server: '', database: '' });
    },
  );
});
