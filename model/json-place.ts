/** Whether a text is the begin of some JSON: what is wrong with it is only that it ends. */
function isBegin(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (thrown) {
    const message = String(thrown);
    const [, place] = /at position (\d+)/.exec(message) ?? [];
    return /Unexpected end|Unterminated string/.test(message) || Number(place ?? -1) >= text.length;
  }
}

/**
 * Where a text stops being JSON, in characters from its begin; its length when it only ends too soon. The error of
 * `JSON.parse` does not always tell, so the longest begin that could still become JSON is looked for.
 */
export function brokenJsonAt(text: string): number {
  let [fine, broken] = [0, text.length + 1];
  while (broken - fine > 1) {
    const middle = Math.floor((fine + broken) / 2);
    if (isBegin(text.slice(0, middle))) fine = middle;
    else broken = middle;
  }
  return Math.min(fine, text.length);
}
