/** Numbers as people read them, the same on every host, unlike the host's own number formats. */

/** A number in figures with commas: 5400000 is 5,400,000. */
export function figure(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value);
  // Products of decimals carry noise in the last digits: 2.3 * 10000 is 22999.999999999996.
  const clean = Number.isInteger(value) ? value : Number(value.toPrecision(12));
  const [whole, fraction] = String(clean).split('.');
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Names of large numbers, the largest first. Chinese counts by ten thousands, so readers of English lose the count. */
const MAGNITUDES: readonly (readonly [value: number, name: string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/** A large number with its English name: 5400000 is 5.4 million. Undefined below a million. */
export function inEnglish(value: number): string | undefined {
  const magnitude = MAGNITUDES.find(([least]) => Math.abs(value) >= least);
  if (!magnitude || Math.abs(value) >= 1e18) return undefined;
  return `${figure(rounded(value / magnitude[0], 6))} ${magnitude[1]}`;
}

/** A number with no more than so many significant digits; whole numbers keep all their digits. */
export function rounded(value: number, digits: number): number {
  const precise = Number(value.toPrecision(digits));
  return Math.abs(precise) >= 10 ** digits ? Math.round(value) : precise;
}

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/**
 * A value counted as another number is written, so that both can be compared at sight: 270000000 beside 3.2亿元 is
 * 2.7亿元.
 */
export function countedLike(value: number, written: { norm: string; unit: string }): string {
  const scale = /\d(万亿|[万亿])/.exec(written.norm)?.[1] ?? '';
  return `${figure(value / (SCALES[scale] ?? 1))}${scale}${written.unit}`;
}
