import { renderClaimsTerminal } from '../../reports/claims/terminal.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import type { Output } from '../output.ts';
import type { RunFolder } from '../run-folder.ts';
import { judgeClaimsFolder } from './judge.ts';

/**
 * Judges what is in a folder of claims and prints it.
 * @param stopped exit code of a run that ended otherwise than by its verdict
 * @returns exit code
 */
export function tellClaims(folder: RunFolder, output: Output, json: boolean, stopped?: number): number {
  const verdict = judgeClaimsFolder(folder);
  if (json) output.data(serializeVerdict(verdict));
  else {
    output.data(renderClaimsTerminal(verdict, { color: output.color, width: output.width }));
    output.data(`report: ${folder.file('claims.html')}`);
  }
  return stopped ?? verdict.exitCode;
}
