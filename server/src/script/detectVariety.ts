/** Tells in which variety a text is written, by characters and words that only some of them have. */
import type { ConversionDictionary } from '../text/dictionary';
import { countScriptMarks, scriptOf } from '../text/simplify';
import { getConverter } from './convert';
import { getRegionalWords } from './regionalWords';
import type { Variety } from './variety';

/** A variety in traditional script. */
export type TraditionalVariety = Exclude<Variety, 'zh-CN'>;

/** What a text is taken for: `mixed` where it is in both scripts, `none` where no character tells. */
export type DetectedVariety = Variety | 'mixed' | 'none';

/**
 * The variety that a text is in.
 *
 * @param within The article of which it is a stretch: its traditional lines are in one variety.
 */
export function detectVariety(text: string, within = text): DetectedVariety {
  switch (scriptOf(countScriptMarks(text))) {
    case 'hans':
      return 'zh-CN';
    case 'hant':
      return traditionalVarietyOf(within);
    case 'mixed':
      return 'mixed';
    case 'none':
      return 'none';
  }
}

/**
 * The traditional variety that a text is in: the region of which it has most characters of its own and lacks fewest (裡 and
 * 麵 in Taiwan, 裏 and 着 in Hong Kong), the standard where none is told. Its words are Taiwan's where words that only
 * Taiwan has (軟體, 網路) outnumber those that it has others for (軟件, 網絡) and are more than one; where the two regions write all of its
 * characters alike, words that Taiwan has others for are taken for Hong Kong.
 */
export function traditionalVarietyOf(text: string): TraditionalVariety {
  const taiwan = countOwnCharacters(text, 'zh-TW');
  const hongKong = countOwnCharacters(text, 'zh-HK');
  const words = countWords(text);
  const isOfHongKong = hongKong > taiwan || (hongKong === taiwan && words.others > words.taiwan);
  if (hongKong > 0 && isOfHongKong) return 'zh-HK';
  // Characters may tell nothing in a short text, but where they speak against Taiwan, a word is chance,
  // and so is a single one in an article of the mainland (程式化, which has nothing to do with programs).
  const isFrequent = words.taiwan * TAIWAN_WORD_EVERY >= text.length;
  const isTold = words.different > 1 || (taiwan > 0 && text.length <= FEW_WORDS_MAX);
  if (taiwan >= 0 && words.taiwan > words.others && isFrequent && isTold) return 'zh-TW-phrases';
  return taiwan > 0 ? 'zh-TW' : 'zh-Hant';
}

/** Articles in Taiwan's words have one of them that the mainland lacks every so many code units, or more often. */
const TAIWAN_WORD_EVERY = 1500;

/** Longest text, in code units, whose words one alone tells, beside characters of Taiwan. */
const FEW_WORDS_MAX = 60;

/** How many characters of a region a text has, less those that the region has others for. */
function countOwnCharacters(text: string, region: 'zh-TW' | 'zh-HK'): number {
  const changes = (from: Variety, to: Variety): number =>
    getConverter(from, to)(text).alignment.changes.length;
  return changes(region, 'zh-Hant') - changes('zh-Hant', region);
}

/** How many words of Taiwan and of the others a text has, and how many different ones of Taiwan. */
function countWords(text: string): {
  readonly taiwan: number;
  readonly different: number;
  readonly others: number;
} {
  const { ofTaiwan, others } = getRegionalWords();
  const wordsOf = (words: ConversionDictionary): string[] => {
    const found: string[] = [];
    words.walk(text, (_, { value }) => {
      found.push(value);
    });
    return found;
  };
  const taiwan = wordsOf(ofTaiwan);
  return {
    taiwan: taiwan.length,
    different: new Set(taiwan).size,
    others: wordsOf(others).length,
  };
}
