import { leadsTo } from '../../model/guardian.ts';
import type { ManagedComponent } from '../component.ts';
import { holdersOf } from '../floating.ts';
import type { Lab } from '../lab.ts';
import { ask } from '../replication.ts';

/**
 * What is wrong with who takes writes, in words of one database of a cluster: it must take them while an address for writes is on
 * its host, and at no other time. A standby that takes them loses nothing today, but it is another stack than the one drawn.
 * A database to which no address leads is left alone, as where no application sends writes to it and whoever else takes requests is on
 * its host: nobody is there to tell it.
 */
export async function wrongWriter(lab: Lab, database: ManagedComponent): Promise<readonly string[]> {
  const { host } = database.site.component;
  const leading = (lab.spec.addresses ?? []).filter(
    (address) => address.on.includes(host) && leadsTo(lab.spec, host, address)?.name === database.name,
  );
  if (leading.length === 0) return [];
  const [[row], ...holding] = await Promise.all([
    ask(database, 'SELECT @@global.read_only AS refuses'),
    ...leading.map((address) => holdersOf(lab, address)),
  ]);
  const [isHere, takes] = [holding.flat().includes(host), Number(row?.['refuses']) === 0];
  if (isHere === takes) return [];
  const names = leading.map(({ name }) => name).join(' or ');
  return [`${database.name} ${takes ? 'takes writes without' : 'takes no writes, but has'} the address ${names}`];
}
