import type { CommandModule } from 'yargs';
import { exitCodes } from '../../model/exit.ts';
import type { CommonOptions } from '../output.ts';

/** `spofproof doctor`: what this machine has, what it lacks, and the remedy. */
export const doctor: CommandModule<object, CommonOptions> = {
  command: 'doctor',
  describe: 'Check this machine and name the remedy for what is missing',
  handler: async (options) => {
    const { openOutput } = await import('../output.ts');
    const { examineMachine, findTools, toolVersions } = await import('../set-up/index.ts');
    const findings = await examineMachine();
    const fit = findings.every((finding) => finding.ok);
    const tools = findTools();
    const versions = tools === undefined ? {} : await toolVersions(tools);
    const { doctorText } = await import('../doctor-text.ts');
    openOutput(options).data(
      options.json ? JSON.stringify({ fit, findings, versions }, undefined, 2) : doctorText(findings, versions),
    );
    Object.assign(options, { exit: fit ? exitCodes.held : exitCodes.unavailable });
  },
};
