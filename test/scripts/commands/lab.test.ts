import { describe, expect, it } from 'vitest';
import { sparedCommand } from '../../../scripts/commands/lab.ts';

describe('lab exec HOST COMMAND', () => {
  it('leaves the options of the command to the command', () => {
    expect(sparedCommand(['lab', 'exec', 'client', 'curl', '-s', '--json'])).toEqual(
      'lab exec client -- curl -s --json'.split(' '),
    );
  });

  it('may have the mark already', () => {
    const given = ['lab', 'exec', 'client', '--', 'ls', '-l'];
    expect(sparedCommand(given)).toEqual(given);
  });

  it('still has our own options when no command is named', () => {
    const given = ['lab', 'exec', 'client', '--help'];
    expect(sparedCommand(given)).toEqual(given);
  });

  it('leaves every other command line as it is', () => {
    const given = ['prove', 'smoke', '--json'];
    expect(sparedCommand(given)).toEqual(given);
  });
});
