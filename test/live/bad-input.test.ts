import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { badShapes, badTexts, badValues, badYaml } from '../support/bad-plans.ts';
import { badEncodings, badRules } from '../support/bad-rules.ts';
import { badStackFiles, badStackParts, badStackShapes } from '../support/bad-stacks.ts';
import type { CliResult } from '../support/cli.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** A file that must be refused, and what the command line is given. */
interface Case {
  readonly title: string;
  /** Content of the bad file. */
  readonly content: string | Uint8Array;
  /** Where the message must point: `line:col`. */
  readonly at: string;
  /** Words that the message must contain; empty where writing the text to a file changes it. */
  readonly says: string;
  /** Which of the two files is bad: the plan, or the stack that a good plan names. */
  readonly which: 'plan.yaml' | 'stack.yaml';
}

const planOnStack = 'suite: mine\nstack: stack.yaml\nexperiments:\n  - target: a\n    fault: stop\n';

const plans: readonly Case[] = [
  ...[badTexts, badYaml, badShapes, badValues, badRules].flat().map(({ title, text, at, says }): Case => {
    return { title: `plan: ${title}`, content: text, at, says: text.isWellFormed() ? says : '', which: 'plan.yaml' };
  }),
  ...badEncodings.map(({ title, bytes, at, says }): Case => {
    return { title: `bytes: ${title}`, content: bytes, at, says, which: 'plan.yaml' };
  }),
];
const stacks: readonly Case[] = [badStackShapes, badStackParts, badStackFiles].flat().map((bad): Case => {
  return { title: `stack: ${bad.title}`, content: bad.text, at: bad.at, says: bad.says, which: 'stack.yaml' };
});

/** What a process used, as it wrote it down at its exit. */
interface Usage {
  readonly cpuMs: number;
  readonly peakMiB: number;
}

/** Put in front of the program: writes what it used to the file named in its environment. */
const meter = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(used));
});`;

/**
 * Processor time that a refusal may take: so many times what that of the plainest mistake takes here and now, and that so many
 * times what `spofproof list` does. Measured: 1 to 1.3 times, and 1.8 times; a machine that is busy makes all of them slower.
 */
const [mostOfPlain, mostOfList] = [3, 4];

/** Memory that it may take at its peak. Measured: 100 to 150 MiB, of which Node itself takes 45. */
const mostMiB = 200;

let count = 0;
let mostCpuMs = 0;
const used: Usage[] = [];

/** Runs a command, and tells what it used. */
async function metered(args: readonly string[]): Promise<CliResult & Usage> {
  const usageFile = join(folder.path, `usage-of-${count++}.json`);
  const result = await runCli(args, {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(meter)}`,
    // Sources that were read before need not be compiled again: 200 starts in half the time.
    NODE_COMPILE_CACHE: join(folder.path, 'compiled'),
    USAGE_FILE: usageFile,
  });
  return { ...result, ...(JSON.parse(readFileSync(usageFile, 'utf8')) as Usage) };
}

/** What a command takes beside itself, as the refusals do, once its sources are compiled. */
async function usual(args: readonly string[]): Promise<number> {
  await metered(args);
  const both = await Promise.all([metered(args), metered(args)]);
  return Math.max(...both.map(({ cpuMs }) => cpuMs));
}

/** Everything wrong with how a bad file is refused. */
async function complaintsAbout({ title, content, at, says, which }: Case): Promise<readonly string[]> {
  const dir = join(folder.path, `case-${count++}`);
  mkdirSync(dir);
  writeFileSync(join(dir, 'plan.yaml'), planOnStack);
  writeFileSync(join(dir, which), content);
  const before = readdirSync(dir);
  const { exit, stdout, stderr, ...usage } = await metered([
    'prove',
    join(dir, 'plan.yaml'),
    '--runs',
    join(dir, 'runs'),
  ]);
  used.push(usage);
  const wanted: Readonly<Record<string, boolean>> = {
    'exit code 64': exit === 64,
    'one error in three lines': /^error: .*\n {2}why: .*\n {2}next: .*\n$/.test(stderr),
    [`a message that begins with ${which}:${at}`]: stderr.startsWith(`error: ${join(dir, which)}:${at}: `),
    [`a message with ${says}`]: stderr.includes(says),
    'nothing on stdout': stdout === '',
    'nothing written': readdirSync(dir).join() === before.join(),
    [`less than ${mostCpuMs} ms of processor time, not ${usage.cpuMs}`]: usage.cpuMs < mostCpuMs,
    [`less than ${mostMiB} MiB, not ${usage.peakMiB}`]: usage.peakMiB < mostMiB,
  };
  const missing = Object.keys(wanted).filter((what) => !wanted[what]);
  return missing.map((what) => `${title}: wanted ${what}; got exit ${exit}, ${stderr.slice(0, 300)}`);
}

/** All of them, two at a time. */
async function allComplaints(cases: readonly Case[]): Promise<readonly string[]> {
  const left = [...cases];
  const worker = async (): Promise<readonly string[]> => {
    const complaints: string[] = [];
    for (let one = left.shift(); one; one = left.shift()) complaints.push(...(await complaintsAbout(one)));
    return complaints;
  };
  return (await Promise.all([worker(), worker()])).flat();
}

describe('the command line', () => {
  it('has 150 bad files and more to refuse', () => {
    expect(plans.length + stacks.length).toBeGreaterThanOrEqual(150);
    expect(new Set([...plans, ...stacks].map(({ title }) => title)).size).toBe(plans.length + stacks.length);
  });

  it('refuses a plain mistake in a few times what it takes to list what there is', async () => {
    const plainMs = await usual(['prove', folder.plan('suite: plain\n')]);
    expect(plainMs).toBeLessThan(mostOfList * (await usual(['list'])));
    mostCpuMs = mostOfPlain * plainMs;
  });

  it('refuses every bad plan with one error at its place, at once, in little memory, and writes nothing', async () => {
    expect(await allComplaints(plans)).toEqual([]);
  });

  it('refuses every bad stack with one error at its place, at once, in little memory, and writes nothing', async () => {
    expect(await allComplaints(stacks)).toEqual([]);
    expect(used).toHaveLength(plans.length + stacks.length);
    expect(existsSync(join(folder.path, 'runs'))).toBe(false);
  });
});
