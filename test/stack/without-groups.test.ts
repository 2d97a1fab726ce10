import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { withoutGroups } from '../../stack/without-groups.ts';

describe('withoutGroups', () => {
  it('runs the program in its own place, with its arguments as they are', () => {
    const [program = '', ...args] = withoutGroups(['printf', '%s|', 'a b', '$(id)', '--', '-e']);
    expect(execFileSync(program, args, { encoding: 'utf8' })).toBe('a b|$(id)|--|-e|');
  });

  it('lets giving up groups succeed without doing anything', () => {
    const groups =
      'my ($before, $list) = ($), pack("L", 12345)); my $done = syscall($ARGV[0] + 0, 1, $list); ' +
      'print "$done ", $) eq $before ? "same" : "other"';
    const setgroups = process.arch === 'arm64' ? '159' : '116';
    const [program = '', ...args] = withoutGroups(['perl', '-e', groups, setgroups]);
    expect(execFileSync(program, args, { encoding: 'utf8' })).toBe('0 same');
  });
});
