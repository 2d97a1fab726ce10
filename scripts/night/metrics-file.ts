import { checkNamedFile, placeOf } from '../named-file.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * Checks, before anything is started, that a file of metrics could be written.
 * @throws Failure `bad-argument`
 */
export const checkMetricsFile = (file: string): void =>
  checkNamedFile(file, { option: '--metrics', example: '/var/lib/prometheus/node-exporter/spofproof.prom' });

/**
 * Writes the file whole: a collector that reads meanwhile sees the old text or the new, never half. Until it is whole it has
 * a name that no collector reads; anybody may read it, as the collector is somebody else.
 */
export const writeMetrics = (file: string, text: string): void =>
  writeWhole(placeOf(file), text, { flush: true, mode: 0o644 });
