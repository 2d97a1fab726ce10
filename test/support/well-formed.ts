/** What is wrong with an XML text, by the few rules our writers use; empty when it is well-formed. */
export function xmlFaults(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (body === xml) faults.push('no declaration');
  // eslint-disable-next-line no-control-regex -- characters that XML 1.0 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(xml))
    faults.push('forbidden character');
  const rest = body.replaceAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)(\/?)>/gi,
    (_, end: string, name: string, __, empty: string) => {
      if (end && open.pop() !== name) faults.push(`</${name}> closes something else`);
      if (!end && !empty) open.push(name);
      return '';
    },
  );
  if (open.length > 0) faults.push(`not closed: ${open.join(', ')}`);
  if (/[<>]/.test(rest)) faults.push(`a sign outside any tag: ${/.{0,20}[<>].{0,20}/.exec(rest)?.[0]}`);
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(xml)) faults.push('an ampersand that is no entity');
  return faults;
}
