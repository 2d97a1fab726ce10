export type { BalancerChange } from './balancer.ts';
export type { LabEntry } from './enter.ts';
export { labArgv } from './enter.ts';
export type { ComponentEnd, RaiseOptions } from './lab.ts';
export type { Ledger } from './ledger.ts';
export { zxShell } from './shell.ts';
export { topologies } from './topologies/index.ts';
export type { RaisedStack } from './up.ts';
export { raiseStack } from './up.ts';
