import { describe, expect, it } from 'vitest';
import { decodeSetting, encodeSetting } from '../../loadtests/setting.ts';

const setting = {
  url: 'http://198.18.0.2:80',
  ratePerSecond: { static: 100, read: 25, write: 0 },
  returningPerSecond: 30,
  durationMs: 6000,
  timeoutMs: 1000,
  episode: 12,
  seed: 99,
};

describe('the setting of a load', () => {
  it('comes through the environment as it was', () => {
    expect(decodeSetting(encodeSetting(setting))).toEqual(setting);
    const two = { ...setting, furtherUrls: ['http://198.18.0.3'] };
    expect(decodeSetting(encodeSetting(two))).toEqual(two);
  });

  it.each(Object.keys(encodeSetting(setting)))('is refused without %s', (key) => {
    expect(() => decodeSetting({ ...encodeSetting(setting), [key]: undefined })).toThrow(key);
    expect(() => decodeSetting({ ...encodeSetting(setting), [key]: '' })).toThrow(key);
  });

  it('is refused when a number is none', () => {
    expect(() => decodeSetting({ ...encodeSetting(setting), SEED: 'many' })).toThrow('SEED');
  });
});
