import { describe, expect, it } from 'vitest';
import { aptConfig } from '../../../scripts/set-up/apt.ts';

describe('aptConfig', () => {
  const config = aptConfig('/cache/apt');

  it('keeps lists and archives in our folder', () => {
    expect(config).toContain('Dir::State::lists "/cache/apt/lists";');
    expect(config).toContain('Dir::Cache::archives "/cache/apt/archives";');
  });

  it('runs none of the hooks that other packages left', () => {
    for (const hook of ['APT::Update::Post-Invoke', 'APT::Update::Post-Invoke-Success', 'DPkg::Post-Invoke']) {
      expect(config).toContain(`#clear ${hook};`);
    }
  });

  it('fetches as the user we are: without root there is no other to change to', () => {
    expect(config).toContain('APT::Sandbox::User "root";');
  });
});
