import { describe, expect, it } from 'vitest';
import { serverStates } from '../../stack/balancer.ts';

const csv = `# pxname,svname,qcur,status,weight,
site,FRONTEND,,OPEN,,
static,server1,0,UP,1,
static,server2,0,DOWN 1/2,1,
static,BACKEND,0,UP,1,
app,server1,0,UP 1/2,1,
app,server2,0,MAINT (via x),1,
app,BACKEND,0,UP,1,

`;

describe("the balancer's view", () => {
  it('is the state of every server, and one on its way is still what it was', () => {
    expect(Object.fromEntries(serverStates(csv))).toEqual({
      'static/server1': 'UP',
      'static/server2': 'DOWN',
      'app/server1': 'UP',
      'app/server2': 'MAINT',
    });
  });

  it('is that of servers alone, also where listeners have rows of their own', () => {
    const typed = `# pxname,svname,status,type,
site,sock-1,OPEN,3,
site,FRONTEND,OPEN,0,
app,server1,UP,2,
app,sock-1,UP,2,
app,BACKEND,UP,1,
`;
    expect(Object.fromEntries(serverStates(typed))).toEqual({ 'app/server1': 'UP', 'app/sock-1': 'UP' });
  });

  it('of a balancer that says nothing knows no server', () => {
    expect(serverStates('').size).toBe(0);
  });
});
