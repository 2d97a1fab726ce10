/** The first of so many places from which on something is so, by halving: it must hold everywhere behind a place where it does. */
export function firstPlace(places: number, isSo: (place: number) => boolean): number {
  let [low, high] = [0, places];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
