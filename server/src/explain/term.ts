import type { Analysis } from '../document/analysis';
import type { FormulaAnnotation, SloganAnnotation } from '../document/annotation';
import { occurrencesOf } from '../document/occurrences';
import type { GlossaryEntry, GlossarySense } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import { labelled, type Explanation, type Inline, type Part } from './explanation';
import { asWritten, footer, kindLine, type ExplainOptions } from './known';
import { linesOf } from './places';
import { say, type ExplanationLanguage, type Words } from './words';

/** What a slogan or a formula stands for: what the glossary says, and what the article itself says. */
export function explainTerm(
  analysis: Analysis,
  annotation: SloganAnnotation | FormulaAnnotation,
  lexicon: Lexicon,
  options: ExplainOptions,
): Explanation {
  const { language } = options;
  const entry = annotation.entry === undefined ? undefined : lexicon.entry(annotation.entry);
  const occurrences = occurrencesOf(analysis, annotation);
  // A compound counts nothing by its form, and still stands for so many things.
  const count = (annotation.type === 'formula' ? annotation.count : null) ?? entry?.count;
  return {
    title: annotation.norm,
    parts: [
      kindLine(annotation, language, count === undefined ? '' : countWords(count, language)),
      ...asWritten(annotation, language),
      ...(entry && entry.term !== annotation.norm ? [fullForm(entry, language)] : []),
      ...listedHere(occurrences, entry, options),
      ...(entry ? entryParts(entry, lexicon, language) : [unknown(language)]),
      ...footer(annotation, occurrences, options),
    ],
  };
}

const countWords = (count: number, language: ExplanationLanguage): string =>
  say({ zh: `${count} 项`, en: count === 1 ? '1 item' : `${count} items` }, language);

const fullForm = (entry: GlossaryEntry, language: ExplanationLanguage): Part =>
  labelled(say({ zh: '即', en: 'Stands for' }, language), entry.full ?? entry.term);

const unknown = (language: ExplanationLanguage): Part => ({
  kind: 'line',
  content: [say({ zh: '术语表尚未收录。', en: 'Not in the glossary yet.' }, language)],
});

/**
 * The list as the article spells it out at one of the occurrences; left out where the glossary's, shown anyway, is the
 * same.
 */
function listedHere(
  occurrences: readonly (SloganAnnotation | FormulaAnnotation)[],
  entry: GlossaryEntry | undefined,
  { language, locate }: ExplainOptions,
): Part[] {
  for (const occurrence of occurrences) {
    if (occurrence.type !== 'formula' || !occurrence.itemsSpan || !occurrence.items) continue;
    const { items, itemsSpan } = occurrence;
    const known = entry?.items?.map(({ zh }) => zh);
    if (known?.join('\n') === items.join('\n')) return [];
    return [
      labelled(
        say({ zh: '本文列举', en: 'Listed in this article' }, language),
        ...linesOf([itemsSpan.start], locate, language),
      ),
      { kind: 'list', ordered: true, items: items.map((item) => [item]) },
    ];
  }
  return [];
}

function entryParts(entry: GlossaryEntry, lexicon: Lexicon, language: ExplanationLanguage): Part[] {
  const parts = senseParts(entry, language);
  for (const sense of entry.senses ?? []) {
    parts.push({ kind: 'line', content: [{ strong: sense.label }] });
    parts.push(...senseParts(sense, language));
  }
  const related = (entry.related ?? []).flatMap((id) => lexicon.entry(id)?.term ?? []);
  if (related.length > 0) {
    parts.push(labelled(say({ zh: '相关', en: 'Related' }, language), related.join('、')));
  }
  const sources = [entry, ...(entry.senses ?? [])].flatMap(({ sources }) => sources);
  const links = [...new Set(sources.map(({ url }) => url))].map((url): Inline => ({
    text: hostOf(url),
    href: url,
  }));
  if (links.length > 0) {
    parts.push(labelled(say({ zh: '出典', en: 'Sources' }, language), ...separated(links, ' · ')));
  }
  return parts;
}

function senseParts(sense: GlossarySense, language: ExplanationLanguage): Part[] {
  const parts: Part[] = [];
  const english = sense.english?.map(({ text }) => text) ?? [];
  if (english.length > 0) {
    parts.push(labelled(say({ zh: '英文', en: 'English' }, language), english.join('; ')));
  }
  parts.push(...bilingual({ zh: '含义', en: 'Meaning' }, sense.meaning, language));
  if (sense.items?.length) {
    parts.push(labelled(say({ zh: '内容', en: 'Items' }, language)));
    parts.push({
      kind: 'list',
      ordered: true,
      items: sense.items.map(({ zh, en }) => [
        en === undefined ? zh : language === 'zh' ? zh : `${zh} – ${en}`,
      ]),
    });
  }
  const { who, when, occasion } = sense.origin ?? {};
  const origin = [who, when, occasion].filter((text) => text !== undefined);
  if (origin.length > 0) {
    parts.push(labelled(say({ zh: '提出', en: 'Origin' }, language), origin.join('，')));
  }
  const { from, to } = sense.period ?? {};
  if (from !== undefined || to !== undefined) {
    parts.push(
      labelled(
        say({ zh: '使用时期', en: 'Used' }, language),
        `${from ?? '…'} – ${to ?? ''}`.trim(),
      ),
    );
  }
  return parts;
}

/** A sentence in each language asked for, each on its own line under its own label. */
function bilingual(label: Words, text: Words, language: ExplanationLanguage): Part[] {
  const languages = language === 'both' ? (['zh', 'en'] as const) : ([language] as const);
  return languages.filter((one) => text[one] !== '').map((one) => labelled(label[one], text[one]));
}

function separated(inlines: readonly Inline[], separator: string): Inline[] {
  return inlines.flatMap((inline, index) => (index === 0 ? [inline] : [separator, inline]));
}

const hostOf = (url: string): string => /^[a-z]+:\/\/(?:www\.)?([^/]+)/i.exec(url)?.[1] ?? url;
