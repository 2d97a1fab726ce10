import type { MachineFinding } from './set-up/index.ts';

/** A line a thing, the remedy below what is missing, and the verdict at the end. */
export function doctorText(findings: readonly MachineFinding[], versions: Readonly<Record<string, string>>): string {
  const width = Math.max(...findings.map((finding) => finding.what.length));
  const lines = findings.flatMap(({ what, ok, seen, remedy }) => {
    const line = `${ok ? 'ok     ' : 'MISSING'}  ${what.padEnd(width)}  ${seen}`;
    return ok ? [line] : [line, `         ${' '.repeat(width)}  remedy: ${remedy}`];
  });
  const known = Object.entries(versions).map(([program, version]) => `${program} ${version}`);
  if (known.length > 0) lines.push('', `versions: ${known.join(', ')}`);
  return [...lines, '', verdictOf(findings)].join('\n');
}

function verdictOf(findings: readonly MachineFinding[]): string {
  const missing = findings.filter((finding) => !finding.ok).length;
  if (missing === 0) return 'This machine can run everything.';
  return `This machine cannot run the lab: ${missing} ${missing === 1 ? 'thing is' : 'things are'} missing.`;
}
