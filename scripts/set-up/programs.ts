import type { ComponentKind } from '../../model/stack.ts';
import type { OptionalTool, ToolPaths } from '../../model/tools.ts';

/** Programs that every stack may have. */
type UsualTool = 'haproxy' | 'nginx' | 'mariadbd' | 'keepalived' | 'nft' | 'ip';

/** A program of the lab that a Debian package brings. */
export interface ProgramSpec {
  /** Its place in the tool paths. */
  readonly tool: UsualTool | OptionalTool;
  /** Name of the file. */
  readonly file: string;
  /** Debian package that has it. */
  readonly package: string;
  /** Arguments that make it print its version. */
  readonly versionArgs: readonly string[];
  /** The least version that has what the lab's configuration says. */
  readonly least: string;
  /** A file below the base directory (two folders up from the program) without which it is of no use; absent when it needs none. */
  readonly needs?: string;
  /** Whether it is a library, which is loaded by its path and never started; absent means no. */
  readonly library?: true;
}

/** Every program of the lab that packages bring, in the order of `doctor`. */
export const programs: readonly (ProgramSpec & { readonly tool: UsualTool })[] = [
  { tool: 'haproxy', file: 'haproxy', package: 'haproxy', versionArgs: ['-v'], least: '2.2' },
  { tool: 'nginx', file: 'nginx', package: 'nginx', versionArgs: ['-v'], least: '1.18' },
  {
    tool: 'mariadbd',
    file: 'mariadbd',
    package: 'mariadb-server-core',
    versionArgs: ['--no-defaults', '--version'],
    least: '10.5',
    needs: 'share/mysql/english/errmsg.sys',
  },
  { tool: 'keepalived', file: 'keepalived', package: 'keepalived', versionArgs: ['--version'], least: '2.1' },
  { tool: 'nft', file: 'nft', package: 'nftables', versionArgs: ['--version'], least: '0.9.8' },
  { tool: 'ip', file: 'ip', package: 'iproute2', versionArgs: ['-V'], least: '5.0' },
];

const monitoring = (tool: OptionalTool, file: string, least: string): ProgramSpec => ({
  tool,
  file,
  package: file,
  versionArgs: ['--version'],
  least,
});

/** All that a cluster of databases needs; it has an arbitrator, or it could not tell who is cut off. */
const clustering: readonly ProgramSpec[] = [
  { tool: 'garbd', file: 'garbd', package: 'galera-arbitrator-4', versionArgs: ['--version'], least: '4.0' },
  {
    tool: 'galeraLibrary',
    file: 'libgalera_smm.so',
    package: 'galera-4',
    versionArgs: [],
    least: '4.0',
    library: true,
  },
  {
    tool: 'mariadbClient',
    file: 'mariadb',
    package: 'mariadb-client-core',
    versionArgs: ['--no-defaults', '--version'],
    least: '10.5',
  },
];

/** Programs that only stacks with a component of that kind need: they are looked for, and fetched, when one is raised. */
export const programsByKind: Partial<Record<ComponentKind, readonly ProgramSpec[]>> = {
  prometheus: [monitoring('prometheus', 'prometheus', '2.15')],
  alertmanager: [monitoring('alertmanager', 'prometheus-alertmanager', '0.20')],
  'blackbox-exporter': [monitoring('blackboxExporter', 'prometheus-blackbox-exporter', '0.16')],
  'mysqld-exporter': [monitoring('mysqldExporter', 'prometheus-mysqld-exporter', '0.12')],
  garbd: clustering,
};

/** Programs as far as they were found. */
export type FoundPrograms = Partial<Pick<ToolPaths, ProgramSpec['tool']>>;
