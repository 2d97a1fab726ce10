import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkMetricsFile, writeMetrics } from '../../../scripts/night/metrics-file.ts';
import { temporaryFolder } from '../../support/cli.ts';

let temporary = temporaryFolder();
beforeEach(() => void (temporary = temporaryFolder()));
afterEach(() => temporary.remove());
const at = (name: string): string => join(temporary.path, name);

describe('the file of metrics', () => {
  it('is replaced whole: whoever has the old one open reads on in it', () => {
    writeFileSync(at('a.prom'), 'old');
    const { ino } = statSync(at('a.prom'));
    writeMetrics(at('a.prom'), 'new');
    expect(readFileSync(at('a.prom'), 'utf8')).toBe('new');
    expect(statSync(at('a.prom')).ino).not.toBe(ino);
  });

  it('can be read by anybody, and leaves nothing beside it', () => {
    writeMetrics(at('a.prom'), 'new');
    expect(statSync(at('a.prom')).mode & 0o777).toBe(0o644);
    expect(readdirSync(temporary.path)).toEqual(['a.prom']);
  });

  it('that cannot be replaced stays as it was, with nothing beside it', () => {
    mkdirSync(at('a.prom'));
    expect(() => writeMetrics(at('a.prom'), 'new')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(temporary.path)).toEqual(['a.prom']);
  });

  it('is refused before anything starts where no file can be', () => {
    writeFileSync(at('file'), '');
    chmodSync(at('file'), 0o644);
    for (const file of [at('missing/a.prom'), temporary.path, join(at('file'), 'a.prom')]) {
      expect(() => checkMetricsFile(file)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
    expect(() => checkMetricsFile(at('a.prom'))).not.toThrow();
  });
});
