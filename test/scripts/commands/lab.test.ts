import { describe, expect, it } from 'vitest';
import type { Argv, CommandModule } from 'yargs';
import { commandLine } from '../../../scripts/cli.ts';
import { sparedCommand } from '../../../scripts/commands/lab.ts';

describe('lab exec HOST COMMAND', () => {
  it('leaves the options of the command to the command', () => {
    expect(sparedCommand(['lab', 'exec', 'client', 'curl', '-s', '--json'])).toEqual(
      'lab exec client -- curl -s --json'.split(' '),
    );
  });

  it.each([[[]], [['--']]])('leaves every word of it as it was typed, with %j in front', async (mark) => {
    const words = ['1e3', '0x10', '1.0', '12345678901234567890', '007', '-5', ''];
    let given: unknown;
    const exec: CommandModule = { command: 'exec <host>', handler: (read) => void (given = read['--']) };
    const builder = (args: Argv): Argv => args.command(exec);
    const lab: CommandModule = { command: 'lab <action>', builder, handler: () => undefined };
    await commandLine(sparedCommand(['lab', 'exec', 'client', ...mark, 'echo', ...words]), [lab]).parseAsync();
    expect(given).toEqual(['echo', ...words]);
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
