import { existsSync } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import { ms } from '../model/units.ts';
import { placeOptions, redoLogMb } from './kinds/mariadb.ts';
import type { RaiseOptions } from './lab.ts';
import { prepared, preparedName } from './prepared.ts';
import { schemaSql } from './schema.ts';

/** MariaDB's own system tables, in the order in which they must be made; from version 11 on the prefix is its own. */
const systemSql = ['system_tables', 'performance_tables', 'system_tables_data'];

async function systemTables(base: string): Promise<readonly string[]> {
  const folder = join(base, 'share', 'mysql');
  const prefix = existsSync(join(folder, `mariadb_${systemSql[0]}.sql`)) ? 'mariadb' : 'mysql';
  return Promise.all(systemSql.map((name) => readFile(join(folder, `${prefix}_${name}.sql`), 'utf8')));
}

/** Longest time for the making; it takes about a second. */
const makingMs = ms(120_000);

/** Speed over safety while making: what is interrupted is thrown away. Sizes as in service. */
const makingOptions = [
  '--bootstrap --user=root --skip-log-bin --skip-networking --innodb-use-native-aio=off',
  `--innodb-log-file-size=${redoLogMb}M --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync`,
  '--innodb-buffer-pool-size=32M --key-buffer-size=1M --aria-pagecache-buffer-size=8M --max-allowed-packet=16M',
].flatMap((line) => line.split(' '));

/**
 * A data directory with the stack's tables, rows and users, made once and copied at every raising; primary and replica
 * start from the same one, which has no binary log, so that both begin at the same, empty GTID position.
 */
export async function dataDirectory(options: RaiseOptions): Promise<string> {
  const { tools, templatesDir } = options;
  const { size, mtimeMs } = await stat(tools.mariadbd);
  const program = `${tools.mariadbd} ${size} ${mtimeMs}`;
  const name = preparedName('mariadb', [program, tools.mariadbBase, ...makingOptions, schemaSql()]);
  return prepared(templatesDir, name, (path) => bootstrap(options, path));
}

async function bootstrap({ shell, tools }: RaiseOptions, path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  const tables = await systemTables(tools.mariadbBase);
  const input = ['CREATE DATABASE mysql;\nUSE mysql;\n', ...tables, schemaSql()].join('\n');
  const place = placeOptions(tools.mariadbBase).map((option) => `--${option}`);
  const argv = [tools.mariadbd, '--no-defaults', `--datadir=${path}`, `--tmpdir=${path}`, ...place, ...makingOptions];
  const { code, stderr } = await shell.run(argv, { input, timeoutMs: makingMs });
  if (code === 0 && !/^ERROR:/m.test(stderr)) return;
  throw new Failure('set-up-failed', {
    what: `MariaDB's data directory could not be made (code ${code})`,
    why: 'its server refused the first statements',
    log: stderr.trimEnd().split('\n').slice(-15),
  });
}
