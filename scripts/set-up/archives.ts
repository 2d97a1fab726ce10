/** A package archive that apt would fetch. */
export interface Archive {
  /** Name of the file in apt's archive folder. */
  readonly file: string;
  /** Name of the package. */
  readonly package: string;
  /** Size of the download. */
  readonly bytes: number;
}

/** Reads what `apt-get --print-uris` prints: `'address' file size digest` a line, among lines for people. */
export function archivesIn(printed: string): readonly Archive[] {
  return printed.split('\n').flatMap((line) => {
    const [, file, bytes] = /^'[^']+' (\S+\.deb) (\d+)(?: |$)/.exec(line) ?? [];
    if (file === undefined) return [];
    return [{ file, package: file.split('_')[0] ?? file, bytes: Number(bytes) }];
  });
}

/**
 * The archives worth unpacking. The C library never is: its loader is named by absolute path in every program, so a second
 * copy of the library beside it would be of another version than its loader and crash whatever meets it.
 */
export const unpackable = (archives: readonly Archive[]): readonly Archive[] =>
  archives.filter((archive) => archive.package !== 'libc6' && archive.package !== 'libc-bin');
