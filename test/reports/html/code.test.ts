import { describe, expect, it } from 'vitest';
import { withCode } from '../../../reports/html/code.ts';
import { html } from '../../../reports/html/escape.ts';

const markup = (text: string): string => html`${withCode(text)}`.markup;

describe('a sentence with code in it', () => {
  it('has it marked, and its text escaped', () => {
    expect(markup('Use `balance <x>` and `b`.')).toBe('Use <code>balance &lt;x&gt;</code> and <code>b</code>.');
  });

  it('stays as it is without any, or with a backtick that nobody closes', () => {
    expect(markup('Nothing.')).toBe('Nothing.');
    expect(markup('a ` b')).toBe('a &#96; b');
  });
});
