import type { Analysis } from '../document/analysis';
import type { FormulaAnnotation, SloganAnnotation } from '../document/annotation';
import { occurrencesOf } from '../document/occurrences';
import type { GlossaryEntry, GlossarySense } from '../lexicon/glossary';
import type { Lexicon, LexiconData } from '../lexicon/lexicon';
import { labelled, type Explanation, type Inline, type Part } from './explanation';
import { findDefinition, findItems, type Definition } from './definition';
import { bothScripts, footer, kindLine, sourceLinks, type ExplainOptions } from './known';
import { blockOf } from './paragraph';
import { linesOf } from './places';
import { fittingSense, tellingWords, type LabelledSense } from '../lexicon/senses';
import {
  FORMULA_WORDS,
  ordinalInEnglish,
  say,
  type ExplanationLanguage,
  type Words,
} from './words';

type Origins = LexiconData['origins'];

/**
 * What a slogan or a formula stands for: what the article itself says, and what the glossary says, of several senses the
 * one that fits the article first.
 */
export function explainTerm(
  analysis: Analysis,
  annotation: SloganAnnotation | FormulaAnnotation,
  lexicon: Lexicon,
  options: ExplainOptions,
): Explanation {
  const { language, traditional } = options;
  const entry = annotation.entry === undefined ? undefined : lexicon.entry(annotation.entry);
  const occurrences = occurrencesOf(analysis, annotation);
  const found = findDefinition(analysis, occurrences);
  const sense = entry?.senses && senseHere(analysis, annotation, entry, found, lexicon);
  const known = sense ?? entry;
  const items = (known?.items ?? []).map(({ zh }) => zh);
  // 干部带头清沟，清路，清田: with words around them the items are still those in use.
  const definition = findItems(analysis, occurrences, items) ?? found;
  // A compound counts nothing by its form, and still stands for so many things.
  const count =
    (annotation.type === 'formula' ? annotation.count : null) ?? sense?.count ?? entry?.count;
  return {
    title: annotation.norm,
    parts: [
      kindLine(annotation, language, count === undefined ? '' : countWords(count, language)),
      ...bothScripts(annotation, options, traditional?.(annotation.norm)),
      ...(entry && entry.term !== annotation.norm ? [fullForm(entry, language)] : []),
      ...explainedHere(definition, known, options),
      ...(entry
        ? entryParts(entry, sense, definition, lexicon, language)
        : unknown(annotation, language)),
      ...footer(annotation, occurrences, options),
    ],
  };
}

/** The sense of a label that the article around it means. */
function senseHere(
  analysis: Analysis,
  annotation: SloganAnnotation | FormulaAnnotation,
  entry: GlossaryEntry,
  definition: Definition | undefined,
  lexicon: Lexicon,
): LabelledSense | undefined {
  const { blocks, text } = analysis.reading;
  const article = blockOf(analysis, annotation)?.article;
  const words = blocks
    .filter((block) => block.article === article)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
  const count = annotation.type === 'formula' ? annotation.count : null;
  return fittingSense(entry.senses ?? [], {
    text: words,
    isTelling: tellingWords(entry, lexicon),
    ...(definition?.kind === 'list' ? { items: definition.items } : {}),
    ...(count === null ? {} : { count }),
  });
}

const countWords = (count: number, language: ExplanationLanguage): string =>
  say({ zh: `${count} 项`, en: count === 1 ? '1 item' : `${count} items` }, language);

const fullForm = (entry: GlossaryEntry, language: ExplanationLanguage): Part =>
  labelled(say({ zh: '即', en: 'Stands for' }, language), entry.full ?? entry.term);

/** What is known of a term that the glossary does not have: by its form and by how the article has it. */
const unknown = (
  annotation: SloganAnnotation | FormulaAnnotation,
  language: ExplanationLanguage,
): Part[] => {
  const parts: Part[] = [
    {
      kind: 'line',
      content: [
        say({ zh: '术语表尚无解释。', en: 'The glossary does not explain it yet.' }, language),
      ],
    },
  ];
  if (annotation.type === 'formula') {
    parts.push(
      labelled(
        say({ zh: '构成', en: 'Form' }, language),
        say(FORMULA_WORDS[annotation.kind], language),
      ),
    );
  }
  return parts;
};

/** What the article itself says of the term, with where; of the glossary's list, shown anyway, only where it stands. */
function explainedHere(
  definition: Definition | undefined,
  known: GlossarySense | undefined,
  { language, locate }: ExplainOptions,
): Part[] {
  if (!definition) return [];
  const { items, kind, span } = definition;
  const place = linesOf([span.start], locate, language);
  if (kind === 'words') {
    const label = say({ zh: '本文解释', en: 'Explained in this article' }, language);
    return [labelled(label, ...place, language === 'en' ? ': ' : '：', items[0]!)];
  }
  const difference = known && differenceOf(definition, known);
  const listed = labelled(say(LISTED_HERE[difference ?? 'plain'], language), ...place);
  // The list itself follows, as the glossary's.
  if (known?.items && !difference) return [listed];
  return [listed, { kind: 'list', ordered: true, items: items.map((item) => [item]) }];
}

/** The label of an article's list; where the glossary's stands in the explanation, too, with why both do. */
const LISTED_HERE: Readonly<Record<'plain' | 'order' | 'items', Words>> = {
  plain: { zh: '本文列举', en: 'Listed in this article' },
  order: {
    zh: '本文列举（次序与通行的不同）',
    en: 'Listed in this article, in another order than is usual',
  },
  items: {
    zh: '本文列举（与通行的列法有出入）',
    en: 'Listed in this article, with other words than is usual',
  },
};

/** In what the list of an article differs from the one in use; undefined where there are not two lists that do. */
function differenceOf(
  { items, kind }: Definition,
  known: GlossarySense,
): 'order' | 'items' | undefined {
  if (kind !== 'list' || !known.items) return undefined;
  const usual = known.items.map(({ zh }) => zh);
  if (usual.join('\n') === items.join('\n')) return undefined;
  return [...usual].sort().join('\n') === [...items].sort().join('\n') ? 'order' : 'items';
}

function entryParts(
  entry: GlossaryEntry,
  sense: LabelledSense | undefined,
  definition: Definition | undefined,
  lexicon: Lexicon,
  language: ExplanationLanguage,
): Part[] {
  const { origins } = lexicon.data;
  const isListedOtherwise = (one: GlossarySense): boolean =>
    definition !== undefined && differenceOf(definition, one) !== undefined;
  const parts = senseParts(entry, origins, language, !sense && isListedOtherwise(entry));
  const others = (entry.senses ?? []).filter((one) => one !== sense);
  if (sense) {
    const here = say({ zh: '此处指', en: 'Here' }, language);
    parts.push(
      labelled(here, labelWords(sense, origins, language)),
      ...senseParts(sense, origins, language, isListedOtherwise(sense)),
    );
  }
  if (others.length > 0 && sense) {
    parts.push(labelled(say({ zh: '其他所指', en: 'Elsewhere' }, language)), {
      kind: 'list',
      ordered: false,
      items: others.map((other) => otherSense(other, origins, language)),
    });
  }
  if (!sense) {
    for (const other of others) {
      parts.push({ kind: 'line', content: [{ strong: labelWords(other, origins, language) }] });
      parts.push(...senseParts(other, origins, language));
    }
  }
  const related = (entry.related ?? []).flatMap((id) => {
    const other = lexicon.entry(id);
    return other ? relatedWords(other, language) : [];
  });
  if (related.length > 0) {
    // Many terms are lists themselves, with 、 inside.
    parts.push(labelled(say({ zh: '相关', en: 'Related' }, language), related.join(' · ')));
  }
  const shown = [entry, ...(sense ? [sense, ...others] : others)];
  const links = sourceLinks(
    shown.flatMap(({ sources }) => sources).map(({ url }) => url),
    lexicon.data.pages,
  );
  if (links.length > 0) {
    parts.push(labelled(say({ zh: '出典', en: 'Sources' }, language), ...links));
  }
  return parts;
}

/** A related term, for readers of English with how it is rendered. */
function relatedWords({ term, english }: GlossaryEntry, language: ExplanationLanguage): string {
  const [first] = english ?? [];
  return language === 'en' && first ? `${term} (${first.text})` : term;
}

/** What tells a sense apart; a glossary of one's own has its labels in one language. */
const labelWords = (
  { label }: LabelledSense,
  { labels }: Origins,
  language: ExplanationLanguage,
): string => say({ zh: label, en: labels[label] ?? label }, language);

/** A sense that is not meant here, in one line. */
function otherSense(
  sense: LabelledSense,
  origins: Origins,
  language: ExplanationLanguage,
): Inline[] {
  const { items, meaning } = sense;
  const listed = items?.map((item) => (language === 'en' ? item.en : item.zh));
  const words = listed?.every(isKnown)
    ? listed.join(language === 'en' ? ', ' : '、')
    : say(meaning, language);
  const label = labelWords(sense, origins, language);
  return [{ strong: label }, language === 'en' ? ': ' : '：', words];
}

/**
 * What the glossary says of a term.
 *
 * @param isUsual Whether its list is called the usual one, for that of the article stands above it.
 */
function senseParts(
  sense: GlossarySense,
  origins: Origins,
  language: ExplanationLanguage,
  isUsual = false,
): Part[] {
  const parts: Part[] = [];
  const english = withoutRepeats(sense.english?.map(({ text }) => text) ?? []);
  if (english.length > 0) {
    parts.push(labelled(say({ zh: '英文', en: 'English' }, language), english.join('; ')));
  }
  parts.push(...bilingual({ zh: '含义', en: 'Meaning' }, sense.meaning, language));
  if (sense.items?.length) {
    const label = isUsual ? { zh: '通行的列法', en: 'Usual list' } : { zh: '内容', en: 'Items' };
    parts.push(labelled(say(label, language)));
    parts.push({
      kind: 'list',
      ordered: true,
      items: sense.items.map(({ zh, en }) => [
        en === undefined ? zh : language === 'zh' ? zh : `${zh} – ${en}`,
      ]),
    });
  }
  parts.push(...originParts(sense.origin ?? {}, origins, language));
  return [...parts, ...periodParts(sense.period ?? {}, sense.origin?.when, language)];
}

/** Renderings, each once, whatever article or capital it begins with. */
function withoutRepeats(renderings: readonly string[]): string[] {
  const byWords = new Map<string, string>();
  for (const text of renderings) {
    const words = text.toLowerCase().replace(/^(?:an?|the) /, '');
    if (!byWords.has(words)) byWords.set(words, text);
  }
  return [...byWords.values()];
}

/** Who put a term forward, when and on what occasion; in English, too, where the lexicon has all of it. */
function originParts(
  { who, when, occasion }: NonNullable<GlossarySense['origin']>,
  origins: Origins,
  language: ExplanationLanguage,
): Part[] {
  const label = { zh: '提出', en: 'Origin' };
  const zh = [who, when, occasion].filter(isKnown);
  if (zh.length === 0) return [];
  const english = [
    ...(who === undefined ? [] : [origins.who[who]]),
    when,
    ...(occasion === undefined ? [] : [origins.occasions[occasion]]),
  ];
  // A glossary of one's own says it as it likes.
  if (zh.length === (when === undefined ? 0 : 1) || english.filter(isKnown).length < zh.length) {
    return [labelled(say(label, language), zh.join(language === 'en' ? ', ' : '，'))];
  }
  return bilingual(label, { zh: zh.join('，'), en: english.filter(isKnown).join(', ') }, language);
}

const isKnown = (part: string | undefined): part is string => part !== undefined;

/** A date that is that of a report: the term may be older. */
const IN_REPORT = /（([^）]*报告)）$/;

/** A date of the glossary; the report that it is of is named in the language asked for. */
function dateWords(date: string, language: ExplanationLanguage): string {
  const report = IN_REPORT.exec(date)?.[1];
  const english = report === undefined ? undefined : reportEnglish(report);
  if (english === undefined || language === 'zh') return date;
  return language === 'en'
    ? date.replace(IN_REPORT, ` (${english})`)
    : date.replace(IN_REPORT, `（${report} ${english}）`);
}

/** 中共二十大报告; the work reports of governments are called alike. */
function reportEnglish(report: string): string | undefined {
  if (report === '政府工作报告') return 'government work report';
  const congress = CONGRESS_REPORT.exec(report)?.[1];
  const ordinal = congress === undefined ? undefined : ordinalInEnglish(congress);
  return ordinal === undefined ? undefined : `report to the ${ordinal} Party congress`;
}

const CONGRESS_REPORT = /^中共([一二三四五六七八九十]+)大报告$/;

/** When a term was used, where its origin does not say it already. */
function periodParts(
  { from, to }: { readonly from?: string; readonly to?: string },
  origin: string | undefined,
  language: ExplanationLanguage,
): Part[] {
  if (to === undefined && (from === undefined || from === origin)) return [];
  const isInReport = from !== undefined && IN_REPORT.test(from);
  const label = isInReport ? { zh: '最迟见于', en: 'In use by' } : { zh: '使用时期', en: 'Used' };
  const since = from === undefined ? '…' : dateWords(from, language);
  const until = to === undefined ? '' : dateWords(to, language);
  const value = isInReport && to === undefined ? since : `${since} – ${until}`.trim();
  return [labelled(say(label, language), value)];
}

/** A sentence in each language asked for, each on its own line under its own label. */
function bilingual(label: Words, text: Words, language: ExplanationLanguage): Part[] {
  const languages = language === 'both' ? (['zh', 'en'] as const) : ([language] as const);
  return languages.filter((one) => text[one] !== '').map((one) => labelled(label[one], text[one]));
}
