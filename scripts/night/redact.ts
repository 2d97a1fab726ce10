/** An address as a log may have it: who knows the rest of it can often use it, as with the webhooks of chat systems. */
export function redactedUrl(text: string): string {
  try {
    const { protocol, host } = new URL(text);
    return `${protocol}//${host}/…`;
  } catch {
    return 'an address that cannot be read';
  }
}

/** A text with every web address in it shortened to its host. */
export const withoutAddresses = (text: string): string =>
  text.replaceAll(/\b[a-z][a-z+.-]*:\/\/[^\s`'"]+/gi, (address) => redactedUrl(address));
