import { describe, expect, it } from 'vitest';
import { shorterGapFor } from '../../../reports/words/remedy.ts';
import { stackFixture } from '../../support/stack-fixture.ts';

describe('the advice for a gap that is survived', () => {
  it('speaks of health checks only for what the balancer checks', () => {
    expect(shorterGapFor(stackFixture, 'server1')).toEqual([expect.stringContaining('HAProxy: inter, fall')]);
    expect(shorterGapFor(stackFixture, 'server1.nginx')).toEqual(shorterGapFor(stackFixture, 'server1'));
  });
  it.each(['primary', 'replica.mariadb'])("speaks of the application's own time-outs for %s", (target) => {
    expect(shorterGapFor(stackFixture, target)).toEqual([
      expect.stringMatching(/as long as the application waits for its database(?!.*HAProxy)/),
    ]);
  });
  it('speaks of the take-over for a balancer', () => {
    expect(shorterGapFor(stackFixture, 'balancer')).toEqual([expect.stringContaining('advert_int')]);
  });
});
