import { describe, expect, it } from 'vitest';
import type { ComponentSpec, OperationName } from '../../../model/stack.ts';
import { componentsOf, operationNames } from '../../../model/stack.ts';
import { isCarried } from '../../../plans/graph/cut-sets.ts';
import { predictSpof } from '../../../plans/predict.ts';
import { remediesFor, shorterGapFor } from '../../../reports/words/remedy.ts';
import { balancerPair } from '../../../stack/topologies/balancer-pair.ts';
import { colocated } from '../../../stack/topologies/colocated.ts';
import { topologies } from '../../../stack/topologies/index.ts';
import { stackFixture } from '../../support/stack-fixture.ts';

const shorter = (target: string): readonly string[] => shorterGapFor(stackFixture, target, operationNames);

describe('the advice for a gap that is survived', () => {
  it('speaks of health checks only for what the balancer checks', () => {
    expect(shorter('server1')).toEqual([expect.stringContaining('HAProxy: inter, fall')]);
    expect(shorter('server1.nginx')).toEqual(shorter('server1'));
  });
  it.each(['primary', 'replica.mariadb'])("speaks of the application's own time-outs for %s", (target) => {
    expect(shorter(target)).toEqual([
      expect.stringMatching(/as long as the application waits for its database(?!.*HAProxy)/),
    ]);
  });
  it('speaks of the take-over for a balancer', () => {
    expect(shorter('balancer')).toEqual([expect.stringContaining('advert_int')]);
  });
  it('speaks of nothing that is not on the way of what was late', () => {
    expect(shorterGapFor(colocated, 'server1', ['static'])).toEqual([expect.stringContaining('HAProxy: inter, fall')]);
    expect(shorterGapFor(colocated, 'server1', ['static', 'write'])).toHaveLength(2);
  });
});

/** The first words of each advice, by the role that it is for. */
const begins: Partial<Readonly<Record<ComponentSpec['role'], string>>> = {
  balancer: 'Run two balancers',
  web: 'Run at least two web servers',
  app: 'Run at least two application servers',
  primary: 'Let a database take its place',
  guardian: 'Run keepalived',
};

/** Roles on a host without whose components some operations are not carried, whatever else of the host is left. */
function rolesMissed(stack: (typeof topologies)[number], host: string, failing: readonly OperationName[]) {
  const lost = componentsOf(stack, host);
  const namesOf = (role: string): ReadonlySet<string> =>
    new Set(lost.flatMap((one) => (one.role === role ? one.name : [])));
  const roles = new Set(lost.map(({ role }) => role));
  return [...roles].filter((role) => failing.some((operation) => !isCarried(stack, operation, namesOf(role))));
}

describe('the advice for a single point of failure', () => {
  it('is none for what the drawing has a second one of: of a server with the primary on it that fails for writes, the database', () => {
    expect(remediesFor(colocated, 'server1', ['write'])).toEqual([expect.stringMatching(/^Let a database/)]);
  });

  it('is for the roles whose components the drawing misses, on every machine of every shipped stack', () => {
    const machines = topologies.flatMap((stack) =>
      stack.hosts.map(({ name }) => ({ stack, name, failing: predictSpof(stack, name, 'stop') })),
    );
    const fatal = machines.filter(({ failing }) => failing.length > 0);
    expect(fatal.length).toBeGreaterThan(15);
    for (const { stack, name, failing } of fatal) {
      expect(remediesFor(stack, name, failing), `${stack.name}, ${name}`).toEqual(
        rolesMissed(stack, name, failing).map((role) => expect.stringMatching(`^${begins[role]}`)),
      );
    }
  });

  it('is for all on the way where a redundancy is drawn and did not work', () => {
    expect(remediesFor(balancerPair, 'balancer1', ['static'])).toEqual([
      expect.stringMatching(/^Run two balancers/),
      expect.stringMatching(/^Run keepalived/),
    ]);
    expect(remediesFor(colocated, 'server2', ['static'])).toEqual([expect.stringMatching(/^Run at least two web/)]);
    expect(remediesFor(colocated, 'server1', ['read', 'write'])).toHaveLength(3);
  });

  it('is for the target where nothing of it is on the way of what failed', () => {
    expect(remediesFor(stackFixture, 'replica', ['static'])).toEqual([expect.stringMatching(/^Let reads fall back/)]);
  });
});
