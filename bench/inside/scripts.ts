/** Our script beside it, as `load.js`, with another number of virtual users than it takes by itself. */
export const limitedScript = (users: number): string => `
import { options as whole } from './load.js';
export * from './load.js';
const limited = (shape) => ({ ...shape, preAllocatedVUs: ${users}, maxVUs: ${users} });
const scenarios = Object.entries(whole.scenarios).map(([name, shape]) => [name, limited(shape)]);
export const options = { ...whole, scenarios: Object.fromEntries(scenarios) };
`;

/** What a plain k6 script is told. */
export interface PlainPlan {
  /** Where the page is. */
  readonly url: string;
  /** Planned requests per second. */
  readonly ratePerSecond: number;
  /** Length of the load. */
  readonly durationMs: number;
  /** A request without an answer after this long is given up. */
  readonly timeoutMs: number;
  /** Virtual users. */
  readonly users: number;
  /** File that receives `{ checkRate }`. */
  readonly summary: string;
}

/** What most people write: an arrival rate, a status check, and k6's own rate of passed checks. */
export const plainScript = (plan: PlainPlan): string => `
import http from 'k6/http';
import { check } from 'k6';
export const options = {
  noConnectionReuse: true,
  scenarios: {
    users: {
      executor: 'constant-arrival-rate', rate: ${plan.ratePerSecond}, timeUnit: '1s', duration: '${plan.durationMs}ms',
      preAllocatedVUs: ${plan.users}, maxVUs: ${plan.users},
    },
  },
};
export default function () {
  check(http.get('${plan.url}/static/page.html', { timeout: '${plan.timeoutMs}ms' }), { 'status is 200': ({ status }) => status === 200 });
}
export const handleSummary = ({ metrics }) => ({
  '${plan.summary}': JSON.stringify({ checkRate: metrics.checks.values.rate }),
});
`;
