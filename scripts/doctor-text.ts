import type { Advice } from './set-up/advice.ts';
import type { MachineFinding } from './set-up/index.ts';

/** A line a thing, the remedy below what is missing or worth a thought, and the verdict at the end. */
export function doctorText(
  findings: readonly MachineFinding[],
  versions: Readonly<Record<string, string>>,
  advice: readonly Advice[] = [],
): string {
  const width = Math.max(...[...findings, ...advice].map(({ what }) => what.length));
  const lines = [
    ...findings.flatMap((finding) => entry(finding.ok ? 'ok' : 'MISSING', finding, width)),
    ...advice.flatMap((each) => entry(each.remedy === '' ? 'ok' : 'note', each, width)),
  ];
  const known = Object.entries(versions).map(([program, version]) => `${program} ${version}`);
  if (known.length > 0) lines.push('', `versions: ${known.join(', ')}`);
  return [...lines, '', verdictOf(findings)].join('\n');
}

function entry(word: string, { what, seen, remedy }: Advice, width: number): readonly string[] {
  const line = `${word.padEnd(7)}  ${what.padEnd(width)}  ${seen}`;
  return word === 'ok' ? [line] : [line, `         ${' '.repeat(width)}  remedy: ${remedy}`];
}

function verdictOf(findings: readonly MachineFinding[]): string {
  const missing = findings.filter((finding) => !finding.ok).length;
  if (missing === 0) return 'This machine can run everything.';
  return `This machine cannot run the lab: ${missing} ${missing === 1 ? 'thing is' : 'things are'} missing.`;
}
