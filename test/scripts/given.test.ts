import { describe, expect, it } from 'vitest';
import { refuseMisgiven } from '../../scripts/given.ts';

const taken = {
  names: ['json', 'color', 'runs', 'keep-size', 'seed', 'from', 'suites', 'forget-failing'],
  switches: ['json', 'color', 'forget-failing'],
  numbers: ['seed'],
  positionals: ['suites'],
};
const refusal = (why: string): object => expect.objectContaining({ code: 'bad-argument', why }) as object;

describe('an option', () => {
  it.each([
    [['--no-runs'], '--runs takes a value; leave it out instead.'],
    [['--no-keep-size'], '--keep-size takes a value; leave it out instead.'],
    [['--no-keepSize'], '--keep-size takes a value; leave it out instead.'],
    [['--no-seed'], '--seed takes a value; leave it out instead.'],
    [['--seed', ''], 'Its value is empty, as that of a variable that is not set.'],
    [['--seed=  '], 'Its value is empty, as that of a variable that is not set.'],
    [['--runs='], 'Its value is empty, as that of a variable that is not set.'],
    [['--seed', 'abc'], '`abc` is no number.'],
    [['--seed', ' 5'], '` 5` is no number.'],
    [['--seed=5\n'], '`5\n` is no number.'],
    [['--seed=1e999'], '`1e999` is no number.'],
    [['--json=foo'], 'It is `--json` or `--no-json`.'],
    [['--json='], 'It is `--json` or `--no-json`.'],
    [['--forgetFailing=1'], 'It is `--forget-failing` or `--no-forget-failing`.'],
    [['--suites', 'a'], 'It is a word of the command, and has no name: write the word alone.'],
    [['--suites=a'], 'It is a word of the command, and has no name: write the word alone.'],
    [['--no-suites'], 'It is a word of the command, and has no name: write the word alone.'],
    [['--$0=x'], 'There is no such option.'],
    [['--_', 'x'], 'There is no such option.'],
  ])('that cannot be meant is refused: %j', (words, why) => {
    expect(() => refuseMisgiven(['prove', ...words, '--color'], taken)).toThrow(refusal(why));
  });

  it.each([
    [['--json', '--no-color', '--no-forget-failing']],
    [['--json=true', '--color=false', '--forgetFailing']],
    [['--runs', 'a=b', '--runs=a=b', '--keepSize', '2GB']],
    [['--seed', '0', '--seed=0x10', '--seed', '-5']],
    [['suites', 'no-suites', '-', '']],
    [['--unknown', '--no-unknown=1']],
  ])('is left alone otherwise, and where the parser speaks of it itself: %j', (words) => {
    expect(refuseMisgiven(words, taken)).toBe(true);
  });

  it('behind `--` is none of ours', () => {
    expect(refuseMisgiven(['lab', 'exec', 'host', '--', 'prog', '--no-runs', '--json=foo'], taken)).toBe(true);
  });

  it('is told without the address in it', () => {
    const failure = refuse(['--json=https://chat.example/secret']);
    expect(failure).not.toContain('secret');
    expect(refuse(['--seed', 'https://chat.example/secret'])).not.toContain('secret');
  });
});

/** All that is said of a refused command line. */
function refuse(words: readonly string[]): string {
  try {
    refuseMisgiven(words, taken);
  } catch (thrown) {
    return JSON.stringify(thrown) + String(thrown);
  }
  throw new Error('nothing was refused');
}
