import type { CommandModule } from 'yargs';
import { exitCodes } from '../../model/exit.ts';
import type { CommonOptions } from '../output.ts';

/** `spofproof doctor`: what this machine has, what it lacks, and the remedy. */
export const doctor: CommandModule<object, CommonOptions> = {
  command: 'doctor',
  describe: 'Check this machine and name the remedy for what is missing',
  handler: async (options) => {
    const { openOutput } = await import('../output.ts');
    const { jsonText } = await import('../json-text.ts');
    const { examineMachine, findTools, toolVersions } = await import('../set-up/index.ts');
    const findings = await examineMachine();
    const fit = findings.every((finding) => finding.ok);
    const tools = findTools();
    const versions = tools === undefined ? {} : await toolVersions(tools);
    const { doctorText } = await import('../doctor-text.ts');
    const { adviceFor, machineNow } = await import('../set-up/advice.ts');
    const { livingLab } = await import('../lab-state.ts');
    const advice = adviceFor(machineNow(livingLab()?.stack));
    openOutput(options).data(
      options.json ? jsonText({ fit, findings, versions, advice }) : doctorText(findings, versions, advice),
    );
    Object.assign(options, { exit: fit ? exitCodes.held : exitCodes.unavailable });
  },
};
