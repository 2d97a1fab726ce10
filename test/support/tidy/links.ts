import { posix } from 'node:path';
import type { Source } from '../source.ts';

/** Links of pages that lead to no file of the repository, or to no heading of the page that they name. */
export function linkComplaints(files: readonly Source[]): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      linksIn(text)
        .filter((link) => !leads(path, link, texts, folders))
        .map((link) => `${path}: the link to ${link} leads nowhere`),
    );
}

/** Targets of all links to what is in the repository; what stands in a block of code is none. */
const linksIn = (text: string): readonly string[] =>
  [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

function leads(from: string, link: string, texts: ReadonlyMap<string, string>, folders: ReadonlySet<string>): boolean {
  const [file = '', heading] = link.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), file).replace(/\/$/, '');
  const text = texts.get(path);
  if (text === undefined) return folders.has(path) && heading === undefined;
  return heading === undefined || headingsOf(text).includes(heading);
}

/** Headings of a page as links name them. */
const headingsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  );

const foldersAbove = (path: string): readonly string[] =>
  path.split('/').flatMap((_, depth, all) => (depth === 0 ? [] : [all.slice(0, depth).join('/')]));
