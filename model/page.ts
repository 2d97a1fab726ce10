const lines = 150;

/**
 * The static page every web server of the lab serves as `/static/page.html`: about 10 kB of plain ASCII, the same
 * bytes on every server and in every run, so that the load can tell a right page from any other answer.
 */
export function staticPage(): string {
  const paragraphs = Array.from({ length: lines }, (_, line) => `<p id="p${line}">${sentence(line)}</p>`);
  return `<!doctype html>\n<html lang="en">\n<title>spofproof</title>\n${paragraphs.join('\n')}\n</html>\n`;
}

/** Differs from line to line, so that a page cut or stitched anywhere is another page. */
const sentence = (line: number): string =>
  `Line ${line} of a page that never changes: ${((line + 1) * 2_654_435_761) % 4_294_967_296}.`;
