import { release } from 'node:os';
import type { ToolPaths } from '../../model/tools.ts';
import { versionOf } from './look-up.ts';
import { programs } from './programs.ts';

/** Names under which versions are published, where they are not the file's. */
const published: Readonly<Record<string, string>> = { mariadbd: 'mariadb', ip: 'iproute2' };

/** The version of everything that takes part in a run; `unknown` for a program that does not say. */
export async function toolVersions(tools: ToolPaths): Promise<Record<string, string>> {
  const ask = [
    ...programs.map(
      ({ tool, versionArgs }) => [published[tool] ?? tool, [tools[tool], ...versionArgs], tools.env] as const,
    ),
    ['k6', [tools.k6, 'version'], {}] as const,
  ];
  const told = await Promise.all(
    ask.map(async ([name, argv, env]) => [name, (await versionOf(argv, env)) ?? 'unknown'] as const),
  );
  return { node: process.versions.node, ...Object.fromEntries(told), kernel: release() };
}
