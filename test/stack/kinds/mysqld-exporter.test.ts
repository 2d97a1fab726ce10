import { describe, expect, it } from 'vitest';
import { mysqldExporter } from '../../../stack/kinds/mysqld-exporter.ts';
import { hardenedSite } from '../../support/hardened.ts';

const site = hardenedSite('replica.mysqld-exporter');

describe('mysqld-exporter', () => {
  it('asks the database beside it over its socket', () => {
    const place = 'control@unix(/lab/replica.mariadb/mariadb.sock)/';
    expect(mysqldExporter.env?.(site)).toEqual({ GOMAXPROCS: '1', DATA_SOURCE_NAME: place });
  });

  it('is of no use without one', () => {
    const alone = { ...site, stack: { ...site.stack, links: [] } };
    expect(() => mysqldExporter.env?.(alone)).toThrow('has no link to a database');
  });
});
