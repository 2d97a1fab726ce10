import { describe, expect, it } from 'vitest';
import { renderClaimsTerminal } from '../../reports/claims/terminal.ts';
import { renderClaimsPage } from '../../reports/html/claims/index.ts';
import { judgeClaims } from '../../verdict/claims/index.ts';
import { serializeVerdict } from '../../verdict/index.ts';
import { claimsRecord, runsFixture } from '../support/claims-fixture.ts';

const verdict = judgeClaims(claimsRecord());
const verdicts = runsFixture().flatMap((run) => run.verdict ?? []);

describe('the claims', () => {
  it('are judged as last agreed', async () => {
    await expect(serializeVerdict(verdict)).toMatchFileSnapshot('../golden/claims/claims.json');
  });
  it('are told on a terminal as last agreed', async () => {
    const text = renderClaimsTerminal(verdict, { color: false, width: 100 });
    await expect(text).toMatchFileSnapshot('../golden/claims/terminal.txt');
  });
  it('are shown on a page as last agreed', async () => {
    await expect(renderClaimsPage(verdict, verdicts)).toMatchFileSnapshot('../golden/claims/claims.html');
  });
});
