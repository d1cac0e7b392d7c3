import { divisionTrie, OF_TAIWAN, withoutUnit, type Divisions } from './divisions';
import type { GlossaryEntry } from './glossary';
import type { RankData } from './ranks';
import { Trie, wordTrie } from './trie';
import { widespreadWords } from './widespread';
import { hasWord, type PackedWords } from './wordList';

type Words = readonly string[];

/** Everything the engine knows before it reads, as plain data: compiled from `server/data` by the build. */
export interface LexiconData {
  readonly glossary: readonly GlossaryEntry[];
  /** Set phrases without an entry, and the words around quoted terms: `server/data/lexicon/terms.yaml`. */
  readonly terms: {
    readonly slogans: Words;
    readonly formulas: Readonly<Record<FormulaKind, Words>>;
    readonly spirits: Words;
    readonly quotedOnly: Words;
    readonly debatable: Words;
    readonly notTerms: Words;
    /** Numbered formulas that are never made anew with another number. */
    readonly sole: Words;
    readonly heads: Words;
    readonly strongHeads: Words;
    readonly otherHeads: Words;
    readonly introducers: Words;
    readonly fillers: Words;
    /** Forms that are terms whatever words they are made of, those that a person's own glossary lists among them. */
    readonly own?: Words;
    /** What articles of Taiwan write for a term, by what they write: 网路强国 for 网络强国. */
    readonly ofTaiwan?: Readonly<Record<string, string>>;
    readonly placeBrands: Words;
    readonly themeYears: Words;
    /** What brands of places are made of that is no place. */
    readonly notPlaces: Words;
    /** Virtues and documents that are called a spirit in everyday language. */
    readonly virtues: Words;
    readonly callVerbs: Words;
    readonly headingVerbs: Words;
    readonly speech: Words;
  };
  readonly quantities: Readonly<Record<QuantityWords, Words>>;
  readonly names: Readonly<
    Record<
      | 'single'
      | 'rare'
      | 'compound'
      | 'ethnic'
      | 'transliteration'
      | 'notInNames'
      | 'notNames'
      | 'laymen'
      | 'verbs'
      | 'countries',
      Words
    >
  >;
  readonly posts: Readonly<
    Record<
      | 'titles'
      | 'weakTitles'
      | 'groupTitles'
      | 'bareTitles'
      | 'bodies'
      | 'boundaries'
      | 'unbounded'
      | 'appointments',
      Words
    >
  >;
  readonly people: Readonly<Record<'people' | 'historical', Words>>;
  readonly ranks: RankData;
  readonly english: EnglishWords;
  /** English for who put terms forward, on what occasion, and for the labels of senses, by the Chinese of the entries. */
  readonly origins: Readonly<
    Record<'who' | 'occasions' | 'labels', Readonly<Record<string, string>>>
  >;
  /** Titles of pages that the glossary names as sources, where their addresses do not tell, by address. */
  readonly pages: Readonly<Record<string, string>>;
  /** Words of everyday language, three to six code units long: `server/data/lexicon/words.txt`. */
  readonly commonWords: PackedWords;
  /** Full names of administrative divisions from province to county, by their codes. */
  readonly places: Readonly<Record<string, string>>;
}

/** What posts and places are put together of in English, by their Chinese: `server/data/lexicon/english.yaml`. */
export interface EnglishWords extends Readonly<
  Record<
    'posts' | 'levels' | 'governments' | 'titles' | 'subjects' | 'units' | 'places' | 'readings',
    Readonly<Record<string, string>>
  >
> {
  /** Titles, in English, whose deputies are called vice. */
  readonly vice: Words;
  readonly bodies: readonly {
    readonly names: Words;
    /** `{local}` stands for the place and its level. */
    readonly english: string;
    /** What its 主任 is called, where that is no director. */
    readonly director?: string;
  }[];
}

export type FormulaKind = 'counted' | 'compound' | 'code';

type QuantityWords =
  | 'units'
  | 'classifiers'
  | 'durations'
  | 'notUnits'
  | 'atLeastBefore'
  | 'atMostBefore'
  | 'aboutBefore'
  | 'outsideBefore'
  | 'atLeastAfter'
  | 'atMostAfter'
  | 'aboutAfter'
  | 'up'
  | 'down'
  | 'aspects'
  | 'verbs';

/** A term that the lexicon knows. */
export interface KnownTerm {
  /** `none`: a string that looks like a term and is none. */
  readonly type: 'slogan' | 'formula' | 'none';
  readonly term: string;
  readonly kind?: FormulaKind;
  readonly entry?: GlossaryEntry;
  /** An ordinary word without quotation marks around it. */
  readonly quotedOnly: boolean;
  /** A plain word as often as a term, without quotation marks around it. */
  readonly debatable: boolean;
}

/** What unit a word is, and so what a number before it counts. */
export type UnitClass = 'unit' | 'classifier' | 'duration' | 'none';

export type Bound = 'exact' | 'atLeast' | 'atMost' | 'about';

/** {@link LexiconData} made ready for matching. Build it once; it is immutable. */
export interface Lexicon {
  readonly data: LexiconData;
  /** The entry of the glossary with an id. */
  entry(id: string): GlossaryEntry | undefined;
  /** Whether so many entries of the glossary have a word that it tells them apart no more. */
  isWidespread(word: string): boolean;
  readonly terms: Trie<KnownTerm>;
  readonly heads: Trie<'strong' | 'plain' | 'other'>;
  readonly introducers: ReadonlySet<string>;
  /** Whether a string of three to six code units is a word of everyday language. */
  isCommonWord(word: string): boolean;
  readonly speech: ReadonlySet<string>;
  /** Words that make a brand of a place behind them: 品质滨州. */
  readonly placeBrands: Trie<true>;
  /** What a year is given over to: 建设年, 突破年. */
  readonly themeYears: ReadonlySet<string>;
  /** Words that are no places, of two code units each. */
  readonly notPlaces: ReadonlySet<string>;
  /** What spirit is no name with. */
  readonly virtues: readonly string[];
  /** Words around a term that are no part of it. */
  readonly fillers: Trie<true>;
  /** Verbs of one character that begin the parts of a call. */
  readonly callVerbs: ReadonlySet<string>;
  /** Verbs of two characters that exhort, as they begin the parts of a heading: 架起连心桥，当好贴心人. */
  readonly headingVerbs: ReadonlySet<string>;
  readonly units: Trie<UnitClass>;
  readonly boundsBefore: ReadonlyMap<string, { readonly bound: Bound; readonly outside: boolean }>;
  readonly boundsAfter: Trie<Bound>;
  readonly up: ReadonlySet<string>;
  readonly down: ReadonlySet<string>;
  readonly aspects: Trie<true>;
  readonly verbs: Trie<true>;
  readonly surnames: ReadonlySet<string>;
  /** Surnames that are taken for one directly behind a post only. */
  readonly rareSurnames: ReadonlySet<string>;
  readonly compoundSurnames: ReadonlySet<string>;
  /** Beginnings of names that have no surname. */
  readonly ethnicNames: Trie<true>;
  /** Characters that names from abroad are written with. */
  readonly transliteration: ReadonlySet<string>;
  readonly notInNames: ReadonlySet<string>;
  /** Words that begin like a name and are none: 安排, 高度. */
  readonly notNames: Trie<true>;
  /** What people outside of office are called before their names: 村民, 小伙子. */
  readonly laymen: ReadonlySet<string>;
  /** States and their unions; a post of theirs is held by a person from abroad. */
  readonly countries: Trie<true>;
  readonly nameVerbs: Trie<true>;
  /** Titles; `weak` ones need a body of the state before them. */
  readonly titles: Trie<'title' | 'weak' | 'group'>;
  /** Weak titles that are an office with nothing before them. */
  readonly bareTitles: ReadonlySet<string>;
  readonly bodies: Trie<true>;
  /** Whether a word bounds a post on its left (`true`) or holds a bounding character inside and does not. */
  readonly boundaries: Trie<boolean>;
  readonly appointments: Trie<true>;
  readonly places: Trie<true>;
  /** Made when something asks for it, as explanations and checks do. */
  readonly divisions: Divisions;
  readonly people: Trie<true>;
  readonly historical: ReadonlySet<string>;
}

/** Makes a lexicon ready for matching. */
export function createLexicon(data: LexiconData): Lexicon {
  const byId = new Map(data.glossary.map((entry) => [entry.id, entry]));
  const { quantities, names, posts } = data;
  let divisions: Divisions | undefined;
  return {
    data,
    entry: (id) => byId.get(id),
    isWidespread: widespreadWords(data.glossary),
    terms: termTrie(data),
    heads: classTrie({
      other: data.terms.otherHeads,
      strong: data.terms.strongHeads,
      plain: data.terms.heads,
    }),
    introducers: new Set(data.terms.introducers),
    isCommonWord: (word) => hasWord(data.commonWords, word),
    speech: new Set(data.terms.speech),
    placeBrands: wordTrie(data.terms.placeBrands),
    themeYears: new Set(data.terms.themeYears),
    notPlaces: new Set(data.terms.notPlaces),
    virtues: data.terms.virtues,
    fillers: wordTrie(data.terms.fillers),
    callVerbs: new Set([...data.terms.callVerbs.join('')]),
    headingVerbs: new Set(data.terms.headingVerbs),
    units: classTrie<UnitClass>({
      none: quantities.notUnits,
      duration: quantities.durations,
      unit: quantities.units,
      classifier: quantities.classifiers,
    }),
    boundsBefore: boundsBefore(quantities),
    boundsAfter: classTrie<Bound>({
      atLeast: quantities.atLeastAfter,
      atMost: quantities.atMostAfter,
      about: quantities.aboutAfter,
    }),
    up: new Set(quantities.up),
    down: new Set(quantities.down),
    aspects: wordTrie(quantities.aspects),
    verbs: wordTrie(quantities.verbs),
    surnames: new Set([...names.single.join('')]),
    rareSurnames: new Set([...names.rare.join('')]),
    compoundSurnames: new Set(names.compound),
    ethnicNames: wordTrie(names.ethnic),
    transliteration: new Set([...names.transliteration.join('')]),
    notInNames: new Set([...names.notInNames.join('')]),
    notNames: wordTrie(names.notNames, names.countries),
    laymen: new Set(names.laymen),
    countries: wordTrie(names.countries),
    nameVerbs: wordTrie(names.verbs),
    titles: classTrie({ group: posts.groupTitles, weak: posts.weakTitles, title: posts.titles }),
    bareTitles: new Set(posts.bareTitles),
    bodies: wordTrie(posts.bodies),
    boundaries: boundaryTrie(data),
    appointments: wordTrie(posts.appointments),
    places: placeTrie([...Object.values(data.places), ...OF_TAIWAN]),
    get divisions() {
      return (divisions ??= divisionTrie(data.places, data.ranks));
    },
    people: wordTrie(data.people.people),
    historical: new Set(data.people.historical),
  };
}

function classTrie<T extends string>(classes: Readonly<Partial<Record<T, Words>>>): Trie<T> {
  const trie = new Trie<T>();
  for (const [name, list] of Object.entries(classes) as [T, Words][]) {
    for (const word of list) trie.add(word, name);
  }
  return trie;
}

function termTrie({ glossary, terms }: LexiconData): Trie<KnownTerm> {
  const quotedOnly = new Set(terms.quotedOnly);
  const debatable = new Set(terms.debatable);
  const known = new Map<string, KnownTerm>();
  const listed = new Set(Object.values(terms.formulas).flat());
  const add = (word: string, term: Omit<KnownTerm, 'term' | 'quotedOnly' | 'debatable'>) => {
    if (!known.has(word))
      known.set(word, {
        ...term,
        term: word,
        quotedOnly: quotedOnly.has(word),
        debatable: debatable.has(word),
      });
  };
  for (const word of terms.notTerms) add(word, { type: 'none' });
  for (const entry of glossary) {
    const { kind: type } = entry;
    const forms = [entry.term, ...(entry.variants ?? []), ...(entry.short ?? []), entry.full];
    for (const form of forms) {
      // Forms with quotation marks inside are written out for readers: “两学一做”学习教育.
      if (form === undefined || /[“”]/.test(form)) continue;
      // Labels that name different lists carry a note in brackets: 三品一标（农产品）.
      const word = withoutNote(form);
      // A slogan may be clipped to a number (两山), and a formula spelled out in words without one.
      const numbered =
        listed.has(word) ||
        CLIPPED_TO_NUMBER.test(word) ||
        (type === 'formula' && HAS_NUMBER.test(word));
      if (numbered) add(word, { type: 'formula', kind: formulaKind(word), entry });
      else add(word, { type: 'slogan', entry });
    }
  }
  for (const word of [...terms.slogans, ...terms.spirits]) add(word, { type: 'slogan' });
  for (const [kind, list] of Object.entries(terms.formulas) as [FormulaKind, Words][]) {
    for (const word of list) add(word, { type: 'formula', kind });
  }
  for (const [form, word] of Object.entries(terms.ofTaiwan ?? {})) {
    const term = known.get(word);
    if (term && !known.has(form)) known.set(form, { ...term, term: form });
  }
  for (const [word, term] of [...known]) {
    const other = withOtherAnd(word);
    if (other !== undefined && !known.has(other)) known.set(other, { ...term, term: other });
    // Headlines have blanks for commas: 守初心 担使命 找差距 抓落实.
    const spaced = word.replace(/[、，]/g, ' ');
    if (spaced !== word && term.type === 'slogan' && !known.has(spaced))
      known.set(spaced, { ...term, term: spaced });
  }
  const trie = new Trie<KnownTerm>();
  const own = new Set([...(terms.own ?? []), ...terms.spirits]);
  const fillers = byLength(terms.fillers);
  for (const [word, term] of known) {
    if (own.has(word) || !isPadded(word, known, fillers)) trie.add(word, term);
  }
  return trie;
}

/** Shortest words on either side of a conjunction, in code units: 和谐 and 参与 hold none. */
const CONJOINED = /^([^和与、，]{4,})([和与])([^和与、，]{4,})$/;

/** 科技创新与产业创新深度融合 for 科技创新和产业创新深度融合: one conjunction is as good as the other. */
function withOtherAnd(word: string): string | undefined {
  const [, before, and, behind] = CONJOINED.exec(word) ?? [];
  return and && `${before}${and === '和' ? '与' : '和'}${behind}`;
}

/** A label without the note in brackets behind it. */
export const withoutNote = (form: string): string => form.replace(/（[^）]*）$/, '');

/** Whether a form is another term with words around it that are no part of it. */
function isPadded(word: string, known: ReadonlyMap<string, KnownTerm>, fillers: Fillers): boolean {
  return fillers.some(
    ([length, words]) =>
      (words.has(word.slice(0, length)) && isTermOrPadded(word.slice(length), known, fillers)) ||
      (words.has(word.slice(-length)) && isTermOrPadded(word.slice(0, -length), known, fillers)),
  );
}

/** Words by their lengths: a term is asked for each length whether it begins or ends with one of them. */
type Fillers = readonly (readonly [length: number, words: ReadonlySet<string>])[];

const byLength = (words: Words): Fillers =>
  [...new Set(words.map(({ length }) => length))].map((length) => [
    length,
    new Set(words.filter((word) => word.length === length)),
  ]);

function isTermOrPadded(
  word: string,
  known: ReadonlyMap<string, KnownTerm>,
  fillers: Fillers,
): boolean {
  const term = known.get(word);
  if (term) return term.type !== 'none';
  return word.length > 3 && isPadded(word, known, fillers);
}

/** 三交 for 交往交流交融. */
const CLIPPED_TO_NUMBER = /^[二三四五六七八九十两双][\u4e00-\u9fff]$/;

const HAS_NUMBER = /[一二三四五六七八九十两双百千万\d]/;
const NUMERAL = '[一二三四五六七八九十两双百千万]+';
const COMPOUND = new RegExp(
  `^${NUMERAL}[个大项条]?[^一二三四五六七八九十两双百千万个、，]+[、，]?${NUMERAL}`,
);
/** Five-year plans and censuses, clipped. */
const CLIPPED = /^(?:[一二三四五六七八九十]+五|[四五六七][经人农]普|[四五六七]普)/;

/** Counted, compound or code, by how a formula is written. */
export function formulaKind(written: string): FormulaKind {
  // 五个进一步到位 has one number: 进一步 is a word.
  const term = written.replace(/进一步|统一|一体|专一|一律|一致/g, '－');
  if (/\d/.test(term) || CLIPPED.test(term)) return 'code';
  // 千万工程: hundreds and thousands encode a scheme, they count nothing.
  // 八八战略: digits in a row are read one by one.
  return COMPOUND.test(term) || /^(?:[百千万]|[一二三四五六七八九]{2})/.test(term)
    ? 'compound'
    : 'counted';
}

function boundsBefore(quantities: LexiconData['quantities']) {
  const outside = new Set(quantities.outsideBefore);
  const result = new Map<string, { bound: Bound; outside: boolean }>();
  const lists: [Bound, Words][] = [
    ['atLeast', quantities.atLeastBefore],
    ['atMost', quantities.atMostBefore],
    ['about', quantities.aboutBefore],
  ];
  for (const [bound, list] of lists) {
    for (const word of list) result.set(word, { bound, outside: outside.has(word) });
  }
  return result;
}

/** Names of divisions, full and short: 合肥市, 合肥. */
function placeTrie(places: Words): Trie<true> {
  const trie = wordTrie(places);
  for (const place of places) {
    const short = withoutUnit(place);
    if (short.length >= 2) trie.add(short, true);
  }
  return trie;
}

function boundaryTrie({ posts, places, people, names }: LexiconData): Trie<boolean> {
  const trie = new Trie<boolean>();
  for (const word of people.people) trie.add(word, false);
  for (const word of posts.unbounded) trie.add(word, false);
  for (const word of posts.titles) if (word.length > 1) trie.add(word, false);
  for (const word of Object.values(places)) if (word.length > 2) trie.add(word, false);
  // 安提瓜和巴布达总督
  for (const word of names.countries) trie.add(word, false);
  for (const word of posts.boundaries) trie.add(word, true);
  return trie;
}
