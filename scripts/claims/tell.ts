import { renderClaimsTerminal } from '../../reports/claims/terminal.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import type { Output } from '../output.ts';
import { printable } from '../output.ts';
import type { RunFolder } from '../run-folder.ts';
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
 * Judges what is in a folder of claims and prints it.
 * @returns exit code
 */
export function tellClaims(folder: RunFolder, output: Output, { json, stopped, failures }: TellingClaims): number {
  const verdict = judgeClaimsFolder(folder, failures);
  if (json) output.data(serializeVerdict(verdict));
  else {
    output.data(renderClaimsTerminal(verdict, { color: output.color, width: output.width }));
    output.data(`report: ${printable(folder.file('claims.html'))}`);
  }
  return stopped ?? verdict.exitCode;
}
