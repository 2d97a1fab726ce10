/** A plan as short as one may be, for what asks how a run ends and not how sure it was. */
export const shortPlan = (suite: string, target: string, fault: string, spof = ''): string => `
suite: ${suite}
stack: two-servers
load:
  rate: { static: 60/s, read: 60/s, write: 60/s }
  returning: 0/s
windows: { settle: 400ms, control: 1s, hold: 3.3s, recovery: 2s, after: 1s }
bars: { availability: 80% }
experiments:
  - target: ${target}
    fault: ${fault}
    spof: [${spof}]
`;
