import type { Analysis } from '../document/analysis';
import type { MetricAnnotation } from '../document/annotation';
import { convert } from '../explain/conversions';
import { figure } from '../explain/figures';
import type { Lexicon } from '../lexicon/lexicon';
import type { RawOffset, RawSpan } from '../text/offsets';

/** A word behind an annotation. */
export interface InlayHint {
  /** The end of the annotation. */
  readonly offset: RawOffset;
  readonly text: string;
}

export interface InlayHintOptions {
  /** The English of slogans and formulas. */
  readonly english: boolean;
  /** The values of metrics in plain figures, where they are written in another way. */
  readonly figures: boolean;
}

/** What is shown behind the annotations that end inside a span, in order. */
export function getInlayHints(
  { annotations }: Analysis,
  lexicon: Lexicon,
  within: RawSpan,
  { english, figures }: InlayHintOptions,
): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const annotation of annotations) {
    const { end } = annotation;
    if (end < within.start || end > within.end) continue;
    let text: string | undefined;
    if (annotation.type === 'metric') text = figures ? plainFigure(annotation) : undefined;
    else if (annotation.type !== 'official' && english && annotation.entry !== undefined) {
      text = lexicon.entry(annotation.entry)?.english?.[0]?.text;
    }
    if (text !== undefined) hints.push({ offset: end, text });
  }
  return hints;
}

/** What a bound is in one sign. */
const BOUND_SIGNS: Readonly<Record<MetricAnnotation['bound'], string>> = {
  exact: '',
  atLeast: '≥ ',
  atMost: '≤ ',
  about: '≈ ',
};

/** The value in figures; undefined where the text has it in the same figures, or it is a share, a rank or a doubling. */
function plainFigure({
  text,
  value,
  valueTo,
  unit,
  bound,
  evidence,
}: MetricAnnotation): string | undefined {
  if (evidence.includes('rank') || unit === '番' || Math.abs(value) < 1) return undefined;
  // 五成以上 is at least 50%.
  const share = unit === '成' ? convert(value, unit, valueTo) : undefined;
  const sign = share || /^[%％]$/.test(unit) ? '%' : '';
  const from = share?.value ?? value;
  const to = share ? share.valueTo : valueTo;
  const shown = [from, ...(to === undefined ? [] : [to])].map(figure).join('–');
  // 3.5个百分点: the 百 is the unit's.
  const written = text
    .replace(unit, '')
    .replace(/[,，\s]/g, '')
    .normalize('NFKC');
  return written.includes(shown.replaceAll(',', '')) && !/[十百千万亿]/.test(written)
    ? undefined
    : BOUND_SIGNS[bound] + shown + sign;
}
