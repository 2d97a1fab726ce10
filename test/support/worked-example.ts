import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { readRecord } from '../../scripts/record.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';

const stored = fileURLToPath(new URL('../../docs/worked-example/', import.meta.url));

/** The stored run of the page: its plan, its journal, and its samples unpacked. */
export async function workedRecord(): Promise<EvidenceRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-worked-'));
  try {
    for (const name of ['plan.json', 'events.ndjson'])
      writeFileSync(join(folder, name), readFileSync(join(stored, name)));
    mkdirSync(join(folder, 'samples'));
    for (const name of readdirSync(join(stored, 'samples'))) {
      const text = gunzipSync(readFileSync(join(stored, 'samples', name)));
      writeFileSync(join(folder, 'samples', name.replace('.gz', '')), text);
    }
    return await readRecord(openRunFolder(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
