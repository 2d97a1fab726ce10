import type { ParsedSource, Source } from '../source.ts';
import { lineOf, linesOf } from '../source.ts';

const emptyNames = /(^|[-.])(utils?|helpers?|common|managers?|misc)([-.]|$)/;
/** What the rule looks for in comments; none is meant here. */
const leftovers = /\b(TODO|FIXME|XXX|HACK)\b/;

// Put together from pieces, so that this file does not hold what it forbids.
const registries = [
  'registry.npmjs',
  'registry.yarnpkg',
  'proxy.golang',
  'sum.golang',
  'deb.debian',
  'archive.ubuntu',
  'docker',
  'pypi',
];
const hosts = registries.map((name) => String.raw`\b${name.replace('.', String.raw`\.`)}\.(org|com|io)\b`);
const places = ['work', 'root', 'tmp/brief', 'tmp/probe'].map((place) => String.raw`(?<![\w.$}*])/${place}/`);

/** Host names of package registries and mirrors, and absolute paths of a developer's machine. */
const elsewhere = new RegExp([...hosts, ...places].join('|'));

/** Files and folders with names that say nothing. */
export function nameComplaints(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => path.split('/').some((part) => emptyNames.test(part)))
    .map((path) => `${path}: the name says nothing about what is inside`);
}

/** Comments that put work off. */
export function leftoverComplaints(sources: readonly ParsedSource[]): readonly string[] {
  return sources.flatMap(({ path, text, comments }) =>
    comments
      .filter(({ value }) => leftovers.test(value))
      .map(({ value, start }) => `${path}:${lineOf(text, start)}: ${leftovers.exec(value)?.[0]} in a comment`),
  );
}

/** Texts that bind the repository to one network or machine. */
export function placeComplaints(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    linesOf(text).flatMap((line, index) => {
      const found = elsewhere.exec(line);
      return found ? [`${path}:${index + 1}: names ${found[0]}`] : [];
    }),
  );
}
