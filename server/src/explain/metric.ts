import type { Analysis } from '../document/analysis';
import type { MetricAnnotation } from '../document/annotation';
import { convert } from './conversions';
import { labelled, type Explanation, type Inline, type Part } from './explanation';
import { countedLike, figure, inEnglish, rounded } from './figures';
import { asWritten, footer, kindLine, type ExplainOptions } from './known';
import { relationsWith, type MetricRelation } from './paragraph';
import { unitEnglish, unitWord } from './units';
import { BOUND_WORDS, DIRECTION_WORDS, POINTS, say, type ExplanationLanguage } from './words';

/**
 * What a number says: its value in plain figures and in units that an outsider reads, whether that is a limit, what it
 * measures, which way it changed, and the arithmetic that it takes part in.
 */
export function explainMetric(
  analysis: Analysis,
  annotation: MetricAnnotation,
  options: ExplainOptions,
): Explanation {
  const { language } = options;
  const parts: Part[] = [
    kindLine(annotation, language),
    ...asWritten(annotation, language),
    isRank(annotation)
      ? labelled(say({ zh: '名次', en: 'Rank' }, language), rankWords(annotation, language))
      : labelled(say({ zh: '数值', en: 'Value' }, language), valueWords(annotation, language)),
    ...otherUnits(annotation, language),
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
  parts.push(...arithmetic(analysis, annotation, options));
  return {
    title: annotation.norm,
    // Equal numbers are not the same thing: a metric has no other occurrences.
    parts: [...parts, ...footer(annotation, [], options)],
  };
}

/** Whether a number says a place in an order: 第3位. */
const isRank = ({ evidence }: MetricAnnotation): boolean => evidence.includes('rank');

/** 前十 are the ten at the top. */
const rankWords = ({ value, bound }: MetricAnnotation, language: ExplanationLanguage): string =>
  bound === 'atMost'
    ? say({ zh: `前 ${figure(value)}`, en: `top ${figure(value)}` }, language)
    : figure(value);

/** A share of one in as many digits as anybody reads: two thirds are 0.6667. */
const shown = (value: number): string =>
  figure(Math.abs(value) < 1 ? rounded(value, SHARE_DIGITS) : value);
const SHARE_DIGITS = 4;

function valueWords(annotation: MetricAnnotation, language: ExplanationLanguage): string {
  const { value, valueTo, unit, bound } = annotation;
  const figures = valueTo === undefined ? shown(value) : `${shown(value)} – ${shown(valueTo)}`;
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

/** The value as an outsider reads it: 万 and 亿 as millions, Chinese units as metric ones. */
function otherUnits(
  { value, valueTo, unit, bound, evidence }: MetricAnnotation,
  language: ExplanationLanguage,
): Part[] {
  if (evidence.includes('rank')) return [];
  const parts: Part[] = [];
  const bounded = (words: string): string => `${say(BOUND_WORDS[bound], language)} ${words}`.trim();
  const english = language === 'zh' ? undefined : inEnglish(value);
  if (english !== undefined) {
    const to = valueTo === undefined ? '' : ` – ${inEnglish(valueTo) ?? figure(valueTo)}`;
    const words = `${english}${to} ${unitWord(unit) ?? ''}`.trim();
    const reading = `${BOUND_WORDS[bound].en} ${words}`.trim();
    parts.push(labelled(say({ zh: '英文读法', en: 'In English' }, language), reading));
  }
  const other = convert(value, unit, valueTo);
  if (other) {
    const to = other.valueTo === undefined ? '' : ` – ${figure(other.valueTo)}`;
    const words = `${figure(other.value)}${to} ${say(other.unit, language)}`;
    parts.push(labelled(say({ zh: '折合', en: 'Equals' }, language), bounded(words)));
  }
  return parts;
}

/** What the paragraph computes with the number, one line each; what does not agree says so. */
function arithmetic(
  analysis: Analysis,
  annotation: MetricAnnotation,
  { language, locate }: ExplainOptions,
): Part[] {
  const relations = relationsWith(analysis, annotation);
  if (relations.length === 0) return [];
  const items = relations.map((one) => {
    const linked = (index: number): Inline => {
      const { norm, start } = one.metrics[index]!;
      const { href } = locate(start);
      return href === undefined || one.metrics[index] === annotation ? norm : { text: norm, href };
    };
    return relationWords(one, linked, language);
  });
  return [
    labelled(say({ zh: '本段算式', en: 'Arithmetic' }, language)),
    { kind: 'list', ordered: false, items },
  ];
}

/** “13项 = 3项 + 10项”, “601户 / 639户 = 94%”; behind it what it ought to be, where the text says otherwise. */
function relationWords(
  { relation, metrics }: MetricRelation,
  number: (index: number) => Inline,
  language: ExplanationLanguage,
): Inline[] {
  const mismatch = (actual: string): Inline[] =>
    relation.holds
      ? []
      : [
          '　',
          { strong: say({ zh: `不符：应为 ${actual}`, en: `mismatch: ${actual}` }, language) },
        ];
  const sign = relation.holds ? ' = ' : ' ≠ ';
  switch (relation.kind) {
    case 'sum': {
      const parts = relation.parts.flatMap((part, index) =>
        index === 0 ? [number(part)] : [' + ', number(part)],
      );
      return [
        number(relation.whole),
        sign,
        ...parts,
        ...mismatch(countedLike(relation.total, metrics[relation.whole]!)),
      ];
    }
    case 'share': {
      const { whole, part, stated, percent } = relation;
      const actual = `${figure(rounded(percent, 3))}%`;
      const written = stated === undefined ? actual : number(stated);
      return [number(part), ' / ', number(whole), sign, written, ...mismatch(actual)];
    }
    case 'change': {
      const { from, to, difference, percent, stated } = relation;
      const target = metrics[to]!;
      const absolute =
        target.unit === '%'
          ? `${signed(difference)} ${say(POINTS, language)}`
          : `${signOf(difference)}${countedLike(Math.abs(difference), target)}`;
      const relative = percent === undefined ? '' : `${signed(rounded(percent, 3))}%`;
      const computed = [absolute, relative].filter((text) => text !== '').join(', ');
      const steps = [number(from), ' → ', number(to)];
      if (stated === undefined) return [...steps, `\u3000${computed}`];
      return [...steps, sign, number(stated), ...mismatch(computed)];
    }
    case 'growth': {
      const { to, by, stated, from, percent } = relation;
      const was = countedLike(from, metrics[to]!);
      return [
        number(by),
        ` / ${was}`,
        sign,
        number(stated),
        ...mismatch(`${figure(rounded(percent, 3))}%`),
      ];
    }
  }
}

const signOf = (value: number): string => (value < 0 ? '−' : '+');

const signed = (value: number): string => `${signOf(value)}${figure(Math.abs(value))}`;
