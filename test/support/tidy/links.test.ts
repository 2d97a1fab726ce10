import { describe, expect, it } from 'vitest';
import { linkComplaints } from './links.ts';

const page = (text: string) => ({ path: 'docs/a.md', text });
const others = [
  { path: 'README.md', text: '# The name\n\n## What it is, and `why`\n' },
  { path: 'docs/deep/b.md', text: '' },
];
const complaintsOf = (text: string): readonly string[] => linkComplaints([page(text), ...others]);

describe('links of a page', () => {
  it.each([
    '[a](../README.md)',
    '[a](../README.md#what-it-is-and-why)',
    '[a](deep)',
    '[a](deep/)',
    '![a](deep/b.md)',
    '# Here\n[a](#here)',
    '[a](https://example.org/none)',
    '```console\n[a](none)\n```\n',
  ])('such as %j lead somewhere', (text) => {
    expect(complaintsOf(text)).toEqual([]);
  });

  it.each([
    ['none.md', '[a](none.md)'],
    ['README.md', '[a](README.md)'],
    ['../README.md#none', '[a](../README.md#none)'],
    ['#none', '# Here\n[a](#none)'],
    ['deep#here', '[a](deep#here)'],
  ])('to %s lead nowhere', (link, text) => {
    expect(complaintsOf(text)).toEqual([`docs/a.md: the link to ${link} leads nowhere`]);
  });
});
