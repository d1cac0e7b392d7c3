import { numbersFrom } from './random';

/** How many samples the bootstrap takes. */
const SAMPLES = 400;

/** The middle 95 % of a measure over samples that are drawn from its parts with repetition. */
export function intervalOf<T>(
  parts: readonly T[],
  value: (parts: readonly T[]) => number | null,
): readonly [low: number, high: number] | null {
  if (parts.length < 2) return null;
  const random = numbersFrom(parts.length);
  const values: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    const result = value(parts.map(() => parts[Math.floor(random() * parts.length)]!));
    if (result !== null) values.push(result);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))]!;
  return [at(0.025), at(0.975)];
}
