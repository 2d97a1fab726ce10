import { describe, expect, it } from 'vitest';
import { agreement } from '../../../../reports/html/sections/agreement.ts';
import { verdictFixture, withCells } from '../../../support/verdict-fixture.ts';

const hidden = withCells(
  verdictFixture(),
  { target: 'primary', operation: 'write' },
  { target: '<primary>', prediction: 'refuted', agreement: 'hidden-spof' },
);

describe('the drawing against the measurement, on the page', () => {
  it('begins with the sentence to quote', () => {
    expect(agreement.body(hidden)?.markup).toMatch(
      /^<p>What the drawing of the stack promises .* in 1 cells?: 1 hidden SPOF\./,
    );
  });

  it('names each surprise, with nothing of the stack unescaped, and where its proof is', () => {
    expect(agreement.body(hidden)?.markup).toMatch(
      /write fails when &lt;primary&gt; stops\. <a href="#x\d+-stop--primary-">Proof/,
    );
  });

  it('is left out when nobody asked the drawing', () => {
    expect(agreement.body(verdictFixture())).toBeNull();
  });
});
