import type { MetricAnnotation } from '../document/annotation';
import { labelled, type Explanation, type Part } from './explanation';
import { asWritten, footer, kindLine, type ExplainOptions } from './known';
import { unitEnglish } from './units';
import { BOUND_WORDS, DIRECTION_WORDS, say, type ExplanationLanguage } from './words';

/** What a number says: its value in plain figures, whether that is a limit, what it measures, which way it changed. */
export function explainMetric(annotation: MetricAnnotation, options: ExplainOptions): Explanation {
  const { language } = options;
  const parts: Part[] = [
    kindLine(annotation, language),
    ...asWritten(annotation, language),
    isRank(annotation)
      ? labelled(say({ zh: '名次', en: 'Rank' }, language), figure(annotation.value))
      : labelled(say({ zh: '数值', en: 'Value' }, language), valueWords(annotation, language)),
  ];
  if (annotation.indicator !== null) {
    parts.push(labelled(say({ zh: '所指', en: 'Measures' }, language), annotation.indicator));
  }
  if (annotation.direction) {
    const arrow = annotation.direction === 'up' ? '↑' : '↓';
    parts.push(
      labelled(
        say({ zh: '变化', en: 'Change' }, language),
        `${arrow} ${say(DIRECTION_WORDS[annotation.direction], language)}`,
      ),
    );
  }
  return {
    title: annotation.norm,
    // Equal numbers are not the same thing: a metric has no other occurrences.
    parts: [...parts, ...footer(annotation, [], options)],
  };
}

/** Whether a number says a place in an order: 第3位. */
const isRank = ({ evidence }: MetricAnnotation): boolean => evidence.includes('rank');

function valueWords(annotation: MetricAnnotation, language: ExplanationLanguage): string {
  const { value, valueTo, unit, bound } = annotation;
  const figures = valueTo === undefined ? figure(value) : `${figure(value)} – ${figure(valueTo)}`;
  const english = language === 'zh' ? undefined : unitEnglish(unit);
  return [
    say(BOUND_WORDS[bound], language),
    unit === '%' ? `${figures}%` : figures,
    unit === '%' ? '' : unit,
    english === undefined || unit === '%' ? '' : `(${english})`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A number in figures with commas; the same on every host, unlike the host's own number formats. */
export function figure(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value);
  // Products of decimals carry noise in the last digits: 2.3 * 10000 is 22999.999999999996.
  const clean = Number.isInteger(value) ? value : Number(value.toPrecision(12));
  const [whole, fraction] = String(clean).split('.');
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
