/** Characters of a conversion that a person should look at: the dictionaries had no word to tell their writing by. */
import type { ConversionDictionary } from '../text/dictionary';
import type { Range } from './alignment';
import { getConverter, type Conversion } from './convert';
import type { ConvertedText } from './convertText';
import { oneToMany, type Writings } from './oneToMany';
import type { Name } from './names';
import type { Variety } from './variety';
import { writingsByWords, type Writing } from './wordBorders';

/** A character whose conversion is a guess. */
export interface Ambiguity {
  /** The character in the source. */
  readonly source: Range;
  /** The character in the converted text. */
  readonly target: Range;
  /** As the source writes it. */
  readonly character: string;
  /** As it was converted. */
  readonly used: string;
  /** Other ways to write it, the likeliest first. */
  readonly alternatives: readonly string[];
  /** Where it stands: in a name, whose writing no context tells, or in running text. */
  readonly where: 'person' | 'place' | 'text';
  /** The name, as the source writes it; in running text the word that tells another writing; else empty. */
  readonly name: string;
  /** The name as it was converted, and with each of the alternatives; the word as it is written by itself; else empty. */
  readonly nameForms: readonly string[];
}

/** Writings of words that names are not made of: loose, week, furniture, cinnabar, beard, watch, drumbeat, feed, hair … */
const NEVER_IN_NAMES =
  '鬆週傢硃鬍嚮錶鼕餵髮伕剋紮佈託彆讚噹蔔慄矇薑捨緻鬚迴像谿崑广燬譭蹟穀複覆醜籤闆沉侷揹濛遊';
/** Writings that only names of persons have, or only names of places (麵 in 麵鋪鄉). */
const ONLY_IN_PERSONS = '甯甦云誌脩';
const ONLY_SURNAMES = '甯';
const ONLY_IN_PLACES = '麪麵';

/** Writings that running text has as variants of the usual ones: nobody chooses between 毀 and 燬. */
const VARIANTS_IN_TEXT = '燬譭蹟涌岩廕鬚';

/**
 * Words of two meanings and two writings, each as the dictionaries write it and otherwise: 不准 forbids, and is not exact;
 * a plan grows (生發), and so does hair. OpenCC lists most of them with both writings, of which a converter takes the first.
 */
const TWO_WRITINGS: ReadonlyMap<string, string> = new Map(
  (
    '不准=不准 回音=回音 生发=生發 散发=散發 发卡=發卡 加注=加注 白干=白幹 不干=不乾 干了=乾了 干着=乾着 干点=幹點 一出=一出 ' +
    '自制=自製 创制=創製 仪表=儀錶 海里=海裏 大梁=大梁 后街=后街 并流=併流 复议=復議'
  )
    .split(' ')
    .map((entry) => entry.split('=') as [string, string]),
);

/** How far on each side is looked for a context that is clear. */
const NEAR = 2;
/** Where no word tells a character, but those beside it do: 田野里 is no measure, 坦赞 are states, 十几分钟 no bell. */
const CLEAR_CONTEXTS: ReadonlyMap<string, RegExp> = new Map([
  ['里', /[^\P{Script=Han}一二三四五六七八九十百千万两几半]里/u],
  ['赞', /[坦中访非]赞|赞[方坦登比]/],
  ['钟', /[分秒点]钟/],
]);

/** Outside names a character is in doubt where the way it was written has less than this share of all words. */
const DOUBTFUL_SHARE = 0.6;

/** Whether a conversion has characters in doubt at all: between traditional varieties only those of names. */
export const mayDoubt = (from: ConvertedText['from'], to: Variety): boolean =>
  from !== to && from !== 'none';

/** Whether the words of a dictionary between the scripts tell what is in doubt. */
const isBetweenScripts = (from: ConvertedText['from'], to: Variety): boolean =>
  from === 'zh-CN' || from === 'mixed' || to === 'zh-CN';

/**
 * Characters of names that a conversion between traditional varieties writes otherwise: 峰 of Taiwan is 峯 in the standard,
 * but a person is called as they write themselves.
 *
 * @param conversion Of `text`.
 * @param names In `text`, in order and not overlapping.
 */
export function findRewrittenNames(
  text: string,
  conversion: Conversion,
  names: readonly Name[],
): Ambiguity[] {
  return names.flatMap((name): Ambiguity[] => {
    const whole = text.slice(name.start, name.end);
    const target = conversion.alignment.toTarget(name);
    const form = conversion.text.slice(target.start, target.end);
    const written = [...form];
    const characters = [...whole];
    if (form === whole || written.length !== characters.length) return [];
    const found: Ambiguity[] = [];
    let source: number = name.start;
    let at = 0;
    for (const [index, character] of characters.entries()) {
      const used = written[index]!;
      if (used !== character) {
        const start = target.start + at;
        found.push({
          source: { start: source, end: source + character.length },
          target: { start, end: start + used.length },
          character,
          used,
          alternatives: [character],
          where: name.kind,
          name: whole,
          nameForms: [form, form.slice(0, at) + character + form.slice(at + used.length)],
        });
      }
      source += character.length;
      at += used.length;
    }
    return found;
  });
}

/**
 * Finds the characters in doubt, in order.
 *
 * @param conversion Of `text`, to `to`.
 * @param names Names in `text`, in order and not overlapping.
 */
export function findAmbiguities(
  text: string,
  conversion: Conversion,
  from: ConvertedText['from'],
  to: Variety,
  names: readonly Name[],
): Ambiguity[] {
  if (!isBetweenScripts(from, to)) return [];
  const { writings: table, dictionary } = oneToMany(to === 'zh-CN' ? 't2s' : 's2t');
  // 裏 of the standard is 裡 in Taiwan; into simplified there is no further step.
  const localize = (standard: string): string =>
    to === 'zh-CN' ? standard : getConverter('zh-Hant', to)(standard).text;

  const isInDoubtAlone = (character: string, offset: number, writings: Writings): boolean => {
    // What traditional characters become otherwise than usually stands in the dictionary as words: 乾坤, 瞭望.
    if (to === 'zh-CN') return false;
    const context = CLEAR_CONTEXTS.get(character);
    if (context?.test(text.slice(Math.max(0, offset - NEAR), offset + NEAR))) return false;
    return isDoubtful(character, writings, dictionary);
  };

  const byWords =
    to === 'zh-CN'
      ? new Map<number, Writing>()
      : writingsByWords(
          text,
          dictionary,
          (character) => !isDoubtful(character, table.get(character) ?? [], dictionary),
        );
  /** How else a character may be written because of the words around it, the standard's way. */
  const otherwise = (offset: number, word: Range): string | undefined =>
    byWords.get(offset)?.writing ??
    (to === 'zh-CN'
      ? undefined
      : TWO_WRITINGS.get(text.slice(word.start, word.end))?.charAt(offset - word.start));

  /** The word that tells another writing, unless it is the character alone. */
  const wordAround = (offset: number, character: string): Writing | undefined => {
    const told = byWords.get(offset);
    return told && told.word.end - told.word.start > character.length ? told : undefined;
  };

  /** How the dictionary writes a character of a place by itself, whatever stands before it: 台湾 behind 在. */
  const asListed = ({ start, end }: Range, offset: number): string | undefined => {
    const entry = dictionary.replacementAt(text.slice(start, end), 0);
    if (!entry || entry.length < 2 || entry.value.length !== entry.length) return undefined;
    return entry.value[offset - start];
  };
  /** A name as it was converted, with each of some ways to write one of its characters. */
  const formsOf = (name: Range, character: Range, ways: readonly string[]): string[] => {
    const whole = conversion.alignment.toTarget(name);
    const before = conversion.text.slice(whole.start, character.start);
    const behind = conversion.text.slice(character.end, whole.end);
    return ways.map((way) => before + way + behind);
  };

  const found: Ambiguity[] = [];
  let next = 0;
  const look = (offset: number, word: Range, written: string): void => {
    const character = String.fromCodePoint(text.codePointAt(offset)!);
    while (next < names.length && names[next]!.end <= offset) next++;
    const name = names[next];
    const inName = name !== undefined && name.start <= offset;
    const listed = inName && name.kind === 'place' ? asListed(name, offset) : undefined;
    const another = listed ?? otherwise(offset, word);
    const other = another === written ? undefined : another;
    const writings = table.get(character) ?? [];
    if (writings.length === 0 && other === undefined) return;
    const isAlone = word.end - word.start === character.length;
    // A place that the dictionary lists is written as listed; what it lists inside a person's name is chance.
    const isListed =
      listed === written ||
      (!isAlone &&
        (inName
          ? name.kind === 'place' && word.start >= name.start && word.end <= name.end
          : other === undefined));
    // 于家岭 begins with the name of a family; the dictionary has 于家 for where somebody is at home.
    const isFamily = inName && offset === name.start && text[offset + 1] === '家';
    if (isListed && !(isFamily && written !== character)) return;
    if (!inName && other === undefined && !isInDoubtAlone(character, offset, writings)) return;
    const source = { start: offset, end: offset + character.length };
    const target = conversion.alignment.toTarget(source);
    const used = conversion.text.slice(target.start, target.end);
    // What the words around it tell is the likeliest.
    const likely = other === undefined ? [] : [other, written];
    const ways = new Set(
      [...likely, ...writings.map((writing) => writing.character)].map(localize),
    );
    // Where a whole word was replaced by another, its characters are not in doubt.
    if (!ways.delete(used)) return;
    for (const way of impossibleWays(isFamily ? 'person' : name?.kind, inName)) ways.delete(way);
    if (inName && offset > name.start) for (const way of ONLY_SURNAMES) ways.delete(way);
    // Names from abroad are written with the characters of transliteration: 里 is none of words.
    if (inName && name.isForeign && !(character !== used && ways.has(character))) return;
    if (ways.size === 0) return;
    const told = inName ? undefined : wordAround(offset, character);
    const named = inName ? name : told?.word;
    found.push({
      source,
      target,
      character,
      used,
      alternatives: [...ways],
      where: inName ? name.kind : 'text',
      name: named ? text.slice(named.start, named.end) : '',
      nameForms: inName
        ? formsOf(name, target, [used, ...ways])
        : told
          ? [localize(told.form)]
          : [],
    });
  };

  for (let i = 0; i < text.length;) {
    const entry = dictionary.replacementAt(text, i);
    const length = entry?.length ?? (text.codePointAt(i)! > 0xffff ? 2 : 1);
    const word = { start: i, end: i + length };
    // An entry of another length has no character that answers to one of the text.
    const values = [...(entry?.value ?? '')];
    const characters = [...text.slice(i, word.end)];
    for (const [index, character] of characters.entries()) {
      look(i, word, values.length === characters.length ? values[index]! : character);
      i += character.length;
    }
  }
  return found;
}

/** The writings that a character does not have in a name of that kind, or in running text. */
function impossibleWays(kind: Name['kind'] | undefined, inName: boolean): string {
  if (!inName) return VARIANTS_IN_TEXT;
  return NEVER_IN_NAMES + (kind === 'person' ? ONLY_IN_PLACES : ONLY_IN_PERSONS);
}

/**
 * Whether a character that stands alone is often written otherwise than it was. The dictionaries list few words whose
 * characters stay as they are, so that one that stays is not in doubt.
 */
function isDoubtful(
  character: string,
  writings: Writings,
  dictionary: ConversionDictionary,
): boolean {
  const used = dictionary.replacementAt(character, 0)?.value;
  if (used === undefined || used === character) return false;
  const share = writings.find((writing) => writing.character === used)?.share ?? 0;
  return share < DOUBTFUL_SHARE;
}
