/** Lanczos' approximation of the gamma function with g = 7: good to 15 digits. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(value: number): number {
  const x = value - 1;
  const series = lanczos.reduce(
    (sum, coefficient, place) => sum + (place === 0 ? coefficient : coefficient / (x + place)),
  );
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * Regularized incomplete beta function I_x(a, b), the chance that a beta-distributed share is at most x. For whole numbers
 * it is a tail of the binomial distribution: I_p(k, n - k + 1) = P(at least k of n), each with chance p.
 * By its continued fraction, on the side where that converges fast (Press et al., Numerical Recipes, 6.4).
 */
export function betaChance(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const isLeft = x < (a + 1) / (a + b + 2);
  return isLeft ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** Steps of the continued fraction at most; it takes about the root of the larger of a and b. */
const mostSteps = 20_000;

const apartFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** The continued fraction by Lentz' method: even and odd terms in turn, until a step changes nothing. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / apartFromZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  const step = (term: number): number => {
    d = 1 / apartFromZero(1 + term * d);
    c = apartFromZero(1 + term / c);
    result *= d * c;
    return d * c;
  };
  for (let m = 1; m < mostSteps; m++) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return result;
}
