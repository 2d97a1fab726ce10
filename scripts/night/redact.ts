/** An address as a log may have it: who knows the rest of it can often use it, as with the webhooks of chat systems. */
export function redactedUrl(text: string): string {
  try {
    const { protocol, host } = new URL(text);
    if (host !== '') return `${protocol}//${host}/…`;
  } catch {
    // None that can be read.
  }
  return 'an address that cannot be read';
}

/** A text with every web address in it shortened to its host. */
export const withoutAddresses = (text: string): string =>
  text.replaceAll(/\b[a-z][a-z+.-]*:\/\/[^\s`'"]+/gi, (address) => redactedUrl(address));

/**
 * A command line as a message may have it. What is given as an address is shortened by its place: with a mistake in it, it does not
 * look like one, and is as good as a password all the same. The name of a variable is none.
 */
export const withoutSecrets = (words: readonly string[]): readonly string[] =>
  words.map((word, at) => {
    const [, option = '', value = word] = /^(--(?:no-)?webhook=)(.*)$/s.exec(word) ?? [];
    const isAddress = option !== '' || (words[at - 1] === '--webhook' && !word.startsWith('-'));
    return isAddress && !/^env:\w*$/.test(value) ? option + redactedUrl(value) : withoutAddresses(word);
  });
