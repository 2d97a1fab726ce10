import type { CommandModule } from 'yargs';
import { chaos } from './chaos.ts';
import { compare } from './compare.ts';
import { doctor } from './doctor.ts';
import { gate } from './gate.ts';
import { history } from './history.ts';
import { init } from './init.ts';
import { judgeCommand } from './judge.ts';
import { lab } from './lab.ts';
import { list } from './list.ts';
import { plan } from './plan.ts';
import { prove } from './prove.ts';
import { report } from './report.ts';
import { schema } from './schema.ts';
import { selfTestCommand } from './self-test.ts';

/** Every command, in the order of `--help`. */
export const commands: readonly CommandModule[] = [
  prove,
  list,
  plan,
  init,
  lab,
  chaos,
  judgeCommand,
  report,
  history,
  compare,
  gate,
  doctor,
  schema,
  selfTestCommand,
].map((command) => command as CommandModule);
