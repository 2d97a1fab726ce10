import { describe, expect, it } from 'vitest';
import { topology } from '../../../../reports/html/chart/topology.ts';
import { picture } from '../../../../reports/html/sections/picture.ts';
import { stackFixture } from '../../../support/stack-fixture.ts';
import { troubledFixture, verdictFixture } from '../../../support/verdict-fixture.ts';

const looks = (markup: string): readonly string[] =>
  [...markup.matchAll(/class="frame (\w+)"/g)].map(([, look]) => look ?? '');

describe('the picture of the stack', () => {
  it('gives what is unknown a look and words of its own', () => {
    const { markup } = topology(troubledFixture());
    expect(looks(markup).toSorted()).toEqual(['proven', 'proven', 'refuted', 'refuted', 'unknown', 'untried']);
    expect(markup).toMatch(/class="unknown"[^>]*>unknown: everything</);
    expect(markup).toContain('Unknown: replica.');
  });
  it('says of each target that survived that it does, so that the untried cannot pass for it', () => {
    const { markup } = topology(verdictFixture());
    expect(markup.match(/>survives</g)).toHaveLength(3);
    expect(looks(markup)).not.toContain('unknown');
  });
  it('explains each look', () => {
    expect(picture.body(verdictFixture())?.markup.replaceAll(/\s+/g, ' ')).toContain(
      'A heavy outline is a single point of failure, a dashed one is unknown; ' +
        'a thin one survives where it says so, and was not tried where it says nothing.',
    );
  });
  it('lists the components of a host as a request meets them, in whatever order they are started', () => {
    const turned = { ...stackFixture, components: stackFixture.components.toReversed() };
    const { markup } = topology({ ...verdictFixture(), stack: turned });
    expect(markup.indexOf('nginx :80')).toBeLessThan(markup.indexOf('app :3000'));
  });
});
