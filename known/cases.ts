import type { KnownCase } from './case.ts';

/** Ten gaps a period apart, and a second of good answers behind the last one; see `stumbling-door.js`. */
const tenGapsMs = 18_500;

/** Every case, in the order in which they are played. */
export const knownCases: readonly KnownCase[] = [
  {
    name: 'idle',
    title: 'the reference stack, nothing is done to it',
    stack: 'two-servers',
    experiments: [
      ['sham', 'balancer'],
      ['sham', 'primary'],
    ],
  },
  {
    name: 'reference',
    title: 'the reference stack: one balancer, two servers, primary and replica',
    stack: 'two-servers',
    experiments: [
      ['stop', 'balancer'],
      ['kill', 'server1'],
      ['kill', 'primary'],
      ['stop', 'replica'],
    ],
  },
  {
    name: 'tracked-balancers',
    title: 'two balancers with keepalived and a tracked health script: the gap is that of VRRP',
    stack: 'two-balancers',
    experiments: [
      ['kill', 'balancer1.haproxy'],
      ['isolate', 'balancer1'],
    ],
  },
  {
    name: 'untracked-balancers',
    title: 'the same without tracking: only HAProxy is killed, so the address stays where it is',
    stack: 'untracked-balancers',
    experiments: [['kill', 'balancer1.haproxy']],
  },
  {
    name: 'wrong-standby',
    title: 'the standby balancer has a wrong backend',
    stack: 'wrong-standby',
    experiments: [['kill', 'balancer1.haproxy']],
  },
  {
    name: 'unchecked-servers',
    title: 'no health checks, redispatch on: a kill is survived, a pause is an outage of half',
    stack: 'unchecked-servers',
    experiments: [
      ['kill', 'server1'],
      ['pause', 'server1'],
    ],
  },
  {
    name: 'tcp-checked-servers',
    title: 'plain TCP checks: a kill is survived, a pause is not noticed',
    stack: 'tcp-checked-servers',
    experiments: [
      ['kill', 'server1'],
      ['pause', 'server1'],
    ],
  },
  {
    name: 'polite-errors',
    title: 'errors come with status 200 and an apology',
    stack: 'polite-errors',
    experiments: [['stop', 'primary']],
  },
  {
    name: 'stopped-replication',
    title: 'the replica that takes over had stopped following: acknowledged writes are gone',
    stack: 'stopped-replication',
    experiments: [['kill', 'primary']],
  },
  {
    name: 'read-only-replica',
    title: 'the replica that takes over stays read-only',
    stack: 'read-only-replica',
    experiments: [['kill', 'primary']],
  },
  {
    name: 'one-application',
    title: 'both Nginx pass requests to the application of server1',
    stack: 'one-application',
    experiments: [
      ['kill', 'server1'],
      ['kill', 'server2'],
    ],
  },
  {
    name: 'slow-spare',
    title: 'the survivor answers everything correctly, later than the deadline',
    stack: 'slow-spare',
    experiments: [['kill', 'server1']],
  },
  {
    name: 'half-broken',
    title: 'half of the requests fail before anything is done',
    stack: 'half-broken',
    experiments: [['kill', 'server1']],
  },
  {
    name: 'refused-fault',
    title: 'the command that makes the fault fails',
    stack: 'two-servers',
    experiments: [['isolate', 'server1']],
    tampering: 'nft-refuses',
  },
  {
    name: 'few-users',
    title: 'the generator has a sixth of the users that the outage takes',
    stack: 'lone-server',
    experiments: [['isolate', 'balancer']],
    tampering: 'k6-has-few-users',
  },
  {
    name: 'starved-generator',
    title:
      'the generator has the processors for every other fifth of a second, as on a machine with twice the work it can do',
    stack: 'lone-server',
    experiments: [['kill', 'server1']],
    tampering: 'k6-has-half-a-processor',
  },
  {
    name: 'throwing-script',
    title: 'the load script throws in every iteration, and k6 exits with 0',
    stack: 'lone-server',
    experiments: [['kill', 'server1']],
    tampering: 'k6-throws',
  },
  {
    name: 'killed-generator',
    title: 'k6 is killed in the middle of the load',
    stack: 'lone-server',
    experiments: [['kill', 'server1']],
    tampering: 'k6-is-killed',
  },
  {
    name: 'mute-generator',
    title: 'k6 runs, and not one sample arrives',
    stack: 'lone-server',
    experiments: [['kill', 'server1']],
    tampering: 'k6-is-mute',
  },
  {
    name: 'ten-gaps',
    title: 'the survivor stumbles ten times for 200 ms',
    stack: 'ten-gaps',
    experiments: [['kill', 'server1']],
    holdMs: tenGapsMs,
  },
  {
    name: 'one-gap',
    title: 'the survivor stumbles once for 2 s: as long as the ten gaps together, in as long a hold',
    stack: 'one-gap',
    experiments: [['kill', 'server1']],
    holdMs: tenGapsMs,
  },
  {
    name: 'slow-failover',
    title: 'the failover takes longer than the hold: how long, nobody saw',
    stack: 'slow-failover',
    experiments: [['kill', 'server1']],
  },
  {
    name: 'lone-server',
    title: 'one server only: the service is back when it is healed, and not before',
    stack: 'lone-server',
    experiments: [['kill', 'server1']],
  },
  {
    name: 'stale-replica',
    title: 'the replica stopped following long ago and is still read',
    stack: 'stale-replica',
    experiments: [['kill', 'server1']],
  },
];
