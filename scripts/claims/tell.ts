import { renderClaimsTerminal } from '../../reports/claims/terminal.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import { jsonText } from '../json-text.ts';
import type { Output } from '../output.ts';
import { printable } from '../output.ts';
import { exitOf, failureAsJson, presentFailure } from '../present.ts';
import type { RunFolder } from '../run-folder.ts';
import { worstExit } from '../worst-exit.ts';
import { judgeClaimsFolder } from './judge.ts';

/** How claims are told. */
interface TellingClaims {
  /** As JSON. */
  readonly json: boolean;
  /** Exit code of a run that ended otherwise than by its verdict; undefined when none did. */
  readonly stopped?: number | undefined;
  /** Why a stored verdict counts for nothing, by the stack; absent when each counts. */
  readonly failures?: ReadonlyMap<string, string>;
}

/**
 * Judges what is in a folder of claims and prints it. What goes wrong with that is told, and hides no worse end of a run: a target that
 * was not restored stays the exit code when there is no room for the claims.
 * @returns exit code
 */
export function tellClaims(folder: RunFolder, output: Output, telling: TellingClaims): number {
  const { json, stopped } = telling;
  try {
    return toldOf(folder, output, telling);
  } catch (thrown) {
    if (stopped === undefined) throw thrown;
    if (json) output.data(jsonText(failureAsJson(thrown)));
    presentFailure(thrown, false).forEach(output.error);
    return worstExit([stopped, exitOf(thrown)]);
  }
}

function toldOf(folder: RunFolder, output: Output, { json, stopped, failures }: TellingClaims): number {
  const verdict = judgeClaimsFolder(folder, failures);
  if (json) output.data(serializeVerdict(verdict));
  else {
    output.data(renderClaimsTerminal(verdict, { color: output.color, width: output.width }));
    output.data(`report: ${printable(folder.file('claims.html'))}`);
  }
  return stopped ?? verdict.exitCode;
}
