/** Names that stand in bytes, each with a number. */
export interface Names {
  /** The names by number. */
  readonly all: readonly string[];
  /** The number of the name between two places; a new one when it was not met before. */
  numberOf(bytes: Uint8Array, from: number, to: number): number;
}

/** Names that are looked for one by one, which is quickest for few; the others are looked up as text. */
const fewNames = 16;

/** No names but the empty one, which has the number 0. The same few stand in every line, so each is made into text once. */
export function nameList(): Names {
  const all: string[] = [''];
  const first: Uint8Array[] = [];
  const numbers = new Map<string, number>();
  const lookUp = (bytes: Uint8Array, from: number, to: number): number => {
    const text = String.fromCodePoint(...bytes.subarray(from, to));
    const known = numbers.get(text);
    if (known !== undefined) return known;
    // A copy: the slice of a Buffer would be overwritten with it.
    if (first.length < fewNames) first.push(Uint8Array.from(bytes.subarray(from, to)));
    numbers.set(text, all.length);
    return all.push(text) - 1;
  };
  const numberOf = (bytes: Uint8Array, from: number, to: number): number => {
    if (from === to) return 0;
    for (let place = 0; place < first.length; place++) {
      if (isAt(bytes, from, to, first[place] as Uint8Array)) return place + 1;
    }
    return lookUp(bytes, from, to);
  };
  return { all, numberOf };
}

function isAt(bytes: Uint8Array, from: number, to: number, name: Uint8Array): boolean {
  if (name.length !== to - from) return false;
  // Names differ at their ends first: server1, server2.
  for (let place = name.length - 1; place >= 0; place--) if (bytes[from + place] !== name[place]) return false;
  return true;
}
