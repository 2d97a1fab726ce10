import { describe, expect, it } from 'vitest';
import { redactedUrl, withoutAddresses } from '../../../scripts/night/redact.ts';

describe('an address in a log', () => {
  it.each([
    ['https://user:secret@chat.example/hooks/T0/secret?token=secret#secret', 'https://chat.example/…'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/…'],
    ['secret', 'an address that cannot be read'],
    ['secret:8080/hooks', 'an address that cannot be read'],
  ])('%s is %s', (address, shown) => {
    expect(redactedUrl(address)).toBe(shown);
  });

  it('is shortened wherever it stands in a text', () => {
    expect(withoutAddresses('cannot read `prove --webhook=https://u:p@h/secret` at ftp://a/b')).toBe(
      'cannot read `prove --webhook=https://h/…` at ftp://a/…',
    );
  });
});
