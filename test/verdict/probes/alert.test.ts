import { describe, expect, it } from 'vitest';
import { expectedAlerts } from '../../../model/alert.ts';
import type { AlertsSeen } from '../../../model/network-observation.ts';
import { ms } from '../../../model/units.ts';
import { hardened } from '../../../stack/topologies/hardened.ts';
import { alert } from '../../../verdict/probes/alert.ts';
import { factsOf, faultSeen } from '../../support/probe-facts.ts';

type Notice = AlertsSeen['notices'][number];
const probe = { probe: 'alert', target: 'server1', fault: 'stop', withinMs: ms(4000) } as const;
const fault = faultSeen('stop', 'server1');
const keys = expectedAlerts(hardened, 'server1', 'stop');
const at = (atMs: number, firing: boolean) =>
  keys.map(({ name, component }): Notice => ({ name, component, atMs, firing }));
const seen = (...notices: readonly Notice[]): AlertsSeen => ({ kind: 'alerts', received: true, notices });
const judge = (observation: AlertsSeen, from = fault) => alert.judge(factsOf([...from, observation], hardened, probe));

describe('alert', () => {
  it('holds when every alert of the fault came in time, and its end, and tells both times', () => {
    const finding = judge(seen(...at(3000, true), ...at(7000, false)));
    expect(finding).toMatchObject({ verdict: 'held', reasons: [] });
    expect(finding.numbers.slice(0, 2).map(({ what, value }) => [what, value])).toEqual([
      ['from the fault to ApplicationDown of server1.app', 2050],
      ['from the healing to the end of ApplicationDown of server1.app', 1900],
    ]);
  });

  it('is broken where nobody is told of alerts', () => {
    const deaf = { ...seen(), received: false };
    expect(judge(deaf).reasons[0]?.detail).toBe('nobody is there who would be told of an alert');
  });

  it('is broken by an alert that never came, came late, or about another component', () => {
    expect(judge(seen()).reasons[0]?.detail).toContain('ApplicationDown of server1.app was not told of within 4.00 s');
    expect(judge(seen(...at(5500, true), ...at(7000, false))).reasons[0]?.detail).toContain('was told of after 4.55 s');
    const other = [...at(3000, true), ...at(7000, false)].map((one) =>
      Object.assign(one, { component: 'server2.app' }),
    );
    expect(judge(seen(...other)).verdict).toBe('broken');
  });

  it('is broken by an alert that does not end, ends late, or ended and came again', () => {
    expect(judge(seen(...at(3000, true))).reasons[0]?.detail).toContain('the end of ApplicationDown');
    expect(judge(seen(...at(3000, true), ...at(9900, false))).verdict).toBe('broken');
    expect(judge(seen(...at(3000, true), ...at(6000, false), ...at(7000, true))).verdict).toBe('broken');
  });

  it('is broken by one that came and went before the fault, and by one that was over while it was in force', () => {
    const before = [...at(300, true), ...at(600, false), ...at(7000, false)];
    expect(judge(seen(...before)).verdict).toBe('broken');
    expect(judge(seen(...at(3000, true), ...at(4000, false))).reasons[0]?.detail).toContain('the end of');
  });

  it('does not know of one that was not waited for as long as it may take', () => {
    const patient = { ...probe, withinMs: ms(5000) };
    expect(alert.judge(factsOf([...fault, seen()], hardened, patient)).reasons[0]?.reason).toBe('too-few');
    const told = seen(...at(3000, true), ...at(7000, false));
    expect(alert.judge(factsOf([...fault, told], hardened, patient)).verdict).toBe('held');
  });

  it('does not know of one that was there before the fault, nor without evidence of the fault', () => {
    expect(judge(seen(...at(500, true), ...at(7000, false))).reasons[0]?.reason).toBe('not-steady');
    const unseen = faultSeen('stop', 'server1', 'bit');
    expect(judge(seen(...at(3000, true), ...at(7000, false)), unseen).reasons[0]?.reason).toBe('fault-not-evidenced');
  });

  it('is broken for a target that nobody watches', () => {
    const facts = factsOf([...fault, seen()], hardened, { ...probe, target: 'balancer1.keepalived' });
    expect(alert.judge(facts).reasons[0]?.detail).toBe('no alert is about balancer1.keepalived when it suffers stop');
  });

  it('counts other alerts meanwhile', () => {
    const stranger = { name: 'DatabaseDown', component: 'primary.mariadb', atMs: 3000, firing: true };
    expect(judge(seen(...at(3000, true), stranger, ...at(7000, false))).numbers.at(-1)?.value).toBe(1);
  });
});
