import type {
  AnnotationType,
  Evidence,
  FormulaAnnotation,
  MetricBound,
} from '../document/annotation';

/** The language of explanations. */
export type ExplanationLanguage = 'zh' | 'en' | 'both';

/** A wording in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A wording in the language asked for; both are set side by side. */
export function say({ zh, en }: Words, language: ExplanationLanguage): string {
  if (language === 'both') return zh === en ? zh : `${zh} ${en}`;
  return language === 'zh' ? zh : en;
}

export const TYPE_WORDS: Readonly<Record<AnnotationType, Words>> = {
  slogan: { zh: '口号·提法', en: 'set phrase' },
  formula: { zh: '数字提法', en: 'numbered formula' },
  official: { zh: '官员', en: 'official' },
  metric: { zh: '指标', en: 'metric' },
};

export const FORMULA_WORDS: Readonly<Record<FormulaAnnotation['kind'], Words>> = {
  counted: { zh: '数字加所数之物', en: 'a number and what it counts' },
  compound: { zh: '几个数字并列', en: 'several numbers side by side' },
  code: { zh: '代码', en: 'a code of figures' },
};

export const BOUND_WORDS: Readonly<Record<MetricBound, Words>> = {
  exact: { zh: '', en: '' },
  atLeast: { zh: '至少', en: 'at least' },
  atMost: { zh: '至多', en: 'at most' },
  about: { zh: '大约', en: 'about' },
};

export const DIRECTION_WORDS: Readonly<Record<'up' | 'down', Words>> = {
  up: { zh: '上升', en: 'up' },
  down: { zh: '下降', en: 'down' },
};

export const EVIDENCE_WORDS: Readonly<Record<Evidence, Words>> = {
  glossary: { zh: '词表收录', en: 'in the word lists' },
  quoted: { zh: '加引号', en: 'quoted' },
  'campaign-head': {
    zh: '后接“活动”“理念”“机制”之类的名词',
    en: 'before a noun such as campaign, idea or mechanism',
  },
  introduced: { zh: '前有“提出”“打造”之类', en: 'introduced by a verb such as 提出' },
  parallel: { zh: '结构对仗', en: 'built of parallel parts' },
  joined: { zh: '以加号、间隔号或连接号相连', en: 'joined by a plus sign, dot or dash' },
  'place-brand': { zh: '品质词加地名', en: 'a quality and the name of a place' },
  repeated: { zh: '文中反复出现', en: 'repeated in the document' },
  'numeral-pattern': { zh: '数字与名词的构成', en: 'built of a numeral and a noun' },
  enumerated: { zh: '文中列出各项', en: 'the text lists what it counts' },
  established: { zh: '文中别处已介绍', en: 'introduced elsewhere in the document' },
  'post-before': { zh: '前有职务', en: 'a post stands before the name' },
  'post-after': { zh: '后有职务', en: 'a post stands after the name' },
  'group-title': { zh: '名单共有职务', en: 'a title shared by a list' },
  'name-list': { zh: '在人名名单中', en: 'in a list of names' },
  'speech-verb': { zh: '后接“指出”“强调”之类', en: 'speaks or presides' },
  appointment: { zh: '任免', en: 'appointed or removed' },
  'known-person': { zh: '知名人物', en: 'known to hold office' },
  unit: { zh: '数字带单位', en: 'a number with a unit' },
  approximator: { zh: '带约数词', en: 'an approximate number' },
  percentage: { zh: '百分比', en: 'a percentage' },
  rank: { zh: '名次', en: 'a rank' },
};

/** By what two percentages differ. */
export const POINTS: Words = { zh: '个百分点', en: 'percentage points' };

/** A Chinese numeral below a hundred as an English ordinal: 十九 is 19th. Undefined where it is none. */
export function ordinalInEnglish(numeral: string): string | undefined {
  const [whole = '', tens, ones] = BELOW_HUNDRED.exec(numeral) ?? [];
  if (whole === '') return undefined;
  const ten = tens === undefined ? 0 : tens === '十' ? 10 : NUMERALS.indexOf(tens[0]!) * 10;
  const value = ten + (ones === undefined ? 0 : NUMERALS.indexOf(ones));
  return `${value}${ENDINGS[ORDINALS.select(value)]}`;
}

const NUMERALS = '零一二三四五六七八九';
const BELOW_HUNDRED = /^([二三四五六七八九]?十)?([一二三四五六七八九])?$/;
const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};
