import type { CaseTruth, CellTruth } from './truth.ts';
import { fails, failsInPart, survives, unknowable } from './truth.ts';

/**
 * keepalived as in `two-balancers.yaml`: advertisements every 300 ms, priority 140 in reserve, 2 failed looks 1 s apart of
 * at most 500 ms each. Skew (RFC 5798): (256 - 140) / 256 of an advertisement.
 */
const [advertMs, skewMs, lookMs, lookTimeoutMs, fall] = [300, (116 / 256) * 300, 1000, 500, 2];

/** Beyond the formula two busy cores may be late, and the neighbours learn the address's new machine. */
const reserveMs = 500;

/** A balancer that is dead: refused at the next two looks, then the address is given up, and only the skew is left. */
const trackedGap = [(fall - 1) * lookMs, fall * lookMs + lookTimeoutMs + skewMs + reserveMs] as const;

/** A host that is silent: three advertisements and the skew after the last one, which is up to one advertisement ago. */
const silentGap = [2 * advertMs + skewMs, 3 * advertMs + skewMs + reserveMs] as const;

/** Neither survived nor a single point of failure: the same share of bad requests, felt as different things. */
const neither = (
  effect: CellTruth['effects'][number],
  reason: NonNullable<CellTruth['reasons']>[number],
): CellTruth => ({
  finding: 'unknown',
  effects: [effect],
  reasons: [reason],
});

/** The steady state is not met, so nothing is done. */
const leftAlone: CellTruth = { ...unknowable('steady-state-not-met'), injected: false };

/** What is true of every case, by its name. No plan sees it: what was judged is compared with it afterwards. */
export const knownAnswers: Readonly<Record<string, CaseTruth>> = {
  idle: {},
  reference: {
    'stop balancer': fails,
    'kill server1': survives,
    'kill primary': { static: survives, read: survives, write: fails },
    'stop replica': survives,
  },
  'tracked-balancers': {
    'kill balancer1.haproxy': { ...survives, effects: ['blip'], gapMs: trackedGap },
    'isolate balancer1': { ...survives, effects: ['blip'], gapMs: silentGap },
  },
  'untracked-balancers': { 'kill balancer1.haproxy': fails },
  'wrong-standby': { 'kill balancer1.haproxy': fails },
  'unchecked-servers': { 'kill server1': survives, 'pause server1': failsInPart },
  'tcp-checked-servers': { 'kill server1': survives, 'pause server1': failsInPart },
  'polite-errors': { 'stop primary': { static: survives, read: survives, write: fails } },
  'stopped-replication': {
    'kill primary': {
      static: survives,
      // Reads are answered; but the replica will never have what is written from now on.
      read: neither('data', 'replica-diverged'),
      write: { ...neither('data', 'writes-lost'), lost: 'what-the-primary-lacks' },
    },
  },
  'read-only-replica': { 'kill primary': { static: survives, read: survives, write: fails } },
  'one-application': {
    'kill server1': { static: survives, read: fails, write: fails },
    'kill server2': survives,
  },
  'slow-spare': { 'kill server1': neither('degraded', 'degraded-until-healed') },
  'half-broken': { '*': leftAlone },
  'refused-fault': { 'isolate server1': unknowable('fault-failed') },
  'few-users': { 'isolate balancer': unknowable('generator-starved') },
  'starved-generator': { '*': unknowable('generator-starved') },
  'throwing-script': { '*': unknowable('load-invalid') },
  'killed-generator': { '*': unknowable('load-invalid') },
  'mute-generator': { '*': unknowable('load-invalid') },
  'ten-gaps': { 'kill server1': neither('degraded', 'fell-again') },
  'one-gap': { 'kill server1': { ...neither('slow-recovery', 'recovered-beyond-budget'), gapMs: [1900, 2200] } },
  'slow-failover': { 'kill server1': fails },
  'lone-server': { 'kill server1': fails },
  'stale-replica': { '*': leftAlone },
};
