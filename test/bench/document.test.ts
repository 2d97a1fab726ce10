import { describe, expect, it } from 'vitest';
import { documentOf } from '../../bench/document.ts';

const part = (title: string, value: string) => ({ title, how: 'how', head: ['a'], rows: [[value]] });

describe('the document of the bench', () => {
  const first = documentOf('# Benchmarks\n', '', [part('One', '1'), part('Two', '2')]);

  it('has every part below its heading', () => {
    expect(first).toBe(
      '# Benchmarks\n\n## One\n\nhow\n\n| a |\n| --- |\n| 1 |\n\n## Two\n\nhow\n\n| a |\n| --- |\n| 2 |\n',
    );
  });

  it('keeps the parts that were not measured anew, and their order', () => {
    const second = documentOf('# Benchmarks\n', first, [part('One', '9'), part('Three', '3')]);
    expect(second.match(/^(## .*|\| \d.*)$/gm)).toEqual(['## One', '| 9 |', '## Two', '| 2 |', '## Three', '| 3 |']);
  });
});
