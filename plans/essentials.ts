import type { PlanFile } from './file.ts';

/** The default suite: take away every machine in turn, gracefully, and see who misses it. */
export const essentials: PlanFile = {
  suite: 'essentials',
  title: 'Stops every machine in turn: who misses it?',
  stack: 'two-servers',
  experiments: [
    { target: 'balancer', fault: 'sham' },
    { target: 'balancer', fault: 'stop', spof: ['static', 'read', 'write'] },
    { target: 'server1', fault: 'stop', spof: [] },
    { target: 'server2', fault: 'stop', spof: [] },
    { target: 'primary', fault: 'stop', spof: ['write'], staleReads: true },
    { target: 'replica', fault: 'stop', spof: [] },
  ],
};
