/**
 * Traditional to simplified script for the reading: the one pass that OpenCC makes from its traditional standard, and
 * the characters of Hong Kong besides, since a reader of articles need not know where one is from.
 *
 * Only the small dictionaries from traditional are needed here; all other conversions are in `script/`.
 */
import type { DictGroup } from 'opencc-js/core';
import { configs, from } from 'opencc-js/preset/t2cn';
import { isHan } from './characters';
import { ConversionDictionary, entriesOf, type Replacement } from './dictionary';
import type { Script } from './reading';

interface Simplifier {
  readonly dictionary: ConversionDictionary;
  /** 1 where a BMP character alone changes: it is traditional and nothing else. */
  readonly traditional: Uint8Array;
  /** 1 where a BMP character is only the result of a change: it is simplified and nothing else. */
  readonly simplified: Uint8Array;
  /** By BMP character, what it is simplified to where it stands alone. */
  readonly alone: Uint16Array;
}

/**
 * Characters that both scripts write: they are the simplification of another character, and traditional text has them,
 * too (后, 里, 面). The first part is what the dictionaries themselves leave alone from simplified to traditional, the
 * second the mergers named in OpenCC's table of one-to-many characters.
 */
const BOTH_SCRIPTS =
  '布局系私幸家俊胄克札恤即念咽向冢奸娘昆吊雕佛栗戚欲蒙捍拼挲舍挨卷扇折抬教旗既升拐查杆棋矩梁僵泛污溯泄凌沈漓抵呆璇酸愈症杯真困朱埼御棱谷蓑扎弦捆彩致累才玩修庵搜席卜芸姜苔蔑同胡制核托注志噪溪狸逾踊挽回周糖扣巨表旋合板暗只沾秋千刮飧糊喂松哄面曲冬出' +
  '后里干于台云准斗几征丑余范采郁岳术叶并仆朴伙虫丰了吁适涂辟霉' +
  // What stays itself in other words: 上游, 岩石, 划船, 咸丰, 海淀, 佣金.
  '游岩划咸淀厘涌熏佣尸';

let instance: Simplifier | undefined;

/** Builds the tables on first use: 12 ms that a reader of simplified text should not wait for at start-up. */
function simplifier(): Simplifier {
  if (instance) return instance;
  const standard = configs['t2s']!.conversionChain[0]!;
  const group = [...standard, charactersOfHongKong(standard)];
  const traditional = new Uint8Array(0x10000);
  const simplified = new Uint8Array(0x10000);
  const alone = Uint16Array.from({ length: 0x10000 }, (_, c) => c);
  for (const [source, target] of entriesOf(group)) {
    if (source.length === 1 && target.length === 1 && source !== target) {
      traditional[source.charCodeAt(0)] = 1;
      simplified[target.charCodeAt(0)] = 1;
      alone[source.charCodeAt(0)] = target.charCodeAt(0);
    }
  }
  for (let c = 0; c < 0x10000; c++) if (traditional[c]) simplified[c] = 0;
  for (const both of BOTH_SCRIPTS) simplified[both.charCodeAt(0)] = 0;
  // 群, 峰, 床: what Taiwan or Hong Kong writes where the standard has another form.
  for (const region of ['tw', 'hk'] as const) {
    for (const group of from[region]!) {
      for (const [local] of entriesOf(group)) {
        if (local.length === 1) simplified[local.charCodeAt(0)] = 0;
      }
    }
  }
  const dictionary = new ConversionDictionary([particleOfTaiwan(alone), ...group]);
  instance = { dictionary, traditional, simplified, alone };
  return instance;
}

/** Characters that only Hong Kong writes and the standard has no entry for (衞, 敍), simplified. */
function charactersOfHongKong(standard: DictGroup): [string, string][] {
  const simplified = new Map(entriesOf(standard));
  const result: [string, string][] = [];
  for (const group of from['hk']!) {
    for (const [local, traditional] of entriesOf(group)) {
      const target = simplified.get(traditional);
      if (
        local.length === 1 &&
        target !== undefined &&
        target !== local &&
        !simplified.has(local)
      ) {
        result.push([local, target]);
      }
    }
  }
  return result;
}

/** Words in which 著 is to write or to be seen, in all varieties. Those of OpenCC's dictionary, and others in use. */
const WORDS_OF_WRITING =
  '合著 名著 巨著 鉅著 昭著 顯著 卓著 土著 見微知著 編著 專著 論著 原著 譯著 遺著 拙著 撰著 新著 著作 著名 著書 著稱 著者 著述 著錄 著有 著譯 著文 著論';

/**
 * Taiwan writes 著 for the particle 着, too. It is no mark of a script: simplified text has both.
 *
 * @param alone What characters are simplified to.
 */
function particleOfTaiwan(alone: Uint16Array): [string, string][] {
  const words = WORDS_OF_WRITING.split(' ').map((word): [string, string] => [
    word,
    String.fromCharCode(...Array.from(word, (character) => alone[character.charCodeAt(0)]!)),
  ]);
  return [...words, ['著', '着']];
}

/** How many characters of a text exist in one script only. */
export interface ScriptMarks {
  readonly traditional: number;
  readonly simplified: number;
}

/** A text in one script may quote this share of characters of the other. */
const QUOTED_SHARE = 1 / 20;

/** The script of a text by its characters. */
export function scriptOf({ traditional, simplified }: ScriptMarks): Script {
  const all = traditional + simplified;
  if (all === 0) return 'none';
  if (traditional < all * QUOTED_SHARE) return 'hans';
  return simplified < all * QUOTED_SHARE ? 'hant' : 'mixed';
}

/** Counts the characters of a text that exist in one script only. */
export function countScriptMarks(text: string, start = 0, end = text.length): ScriptMarks {
  const { traditional, simplified } = simplifier();
  const counts = { traditional: 0, simplified: 0 };
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    counts.traditional += traditional[c]!;
    counts.simplified += simplified[c]!;
  }
  return counts;
}

/** Fewest traditional characters of words in simplified text: names there may have one (毕昇, 魏徵). */
const QUOTED_LEAST = 2;

/**
 * Where simplified text has words in traditional script (坚持高質量發展): from the first to the last traditional character
 * of those that no mark and no simplified character parts.
 */
export function traditionalWords(text: string): { readonly start: number; readonly end: number }[] {
  const { traditional, simplified } = simplifier();
  const words: { start: number; end: number }[] = [];
  let start = -1;
  let end = -1;
  let count = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text.charCodeAt(i);
    if (traditional[c]) {
      if (count === 0) start = i;
      end = i + 1;
      count++;
    } else if (!isHan(c) || simplified[c]) {
      if (count >= QUOTED_LEAST) words.push({ start, end });
      count = 0;
    }
  }
  return words;
}

/** The replacement that simplification makes at an offset, or undefined where the character stays as it is. */
export function replacementAt(text: string, offset: number): Replacement | undefined {
  return simplifier().dictionary.replacementAt(text, offset);
}

/** What a character of the BMP is simplified to where nothing is known of the word in which it stands (乾 to 干). */
export function simplifyAlone(unit: number): number {
  return simplifier().alone[unit]!;
}

/**
 * A text as it is compared with what a person looks for: each character simplified by itself, and 著 as 着, which Taiwan
 * does not tell apart. As long as the text.
 */
export function foldScript(text: string): string {
  const { alone } = simplifier();
  let folded = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const fold = c === '著' ? '着' : String.fromCharCode(alone[text.charCodeAt(i)]!);
    if (fold === c) continue;
    folded += text.slice(copied, i) + fold;
    copied = i + 1;
  }
  return folded + text.slice(copied);
}

/** Simplifies a text without noise. */
export function simplify(text: string): string {
  return simplifier().dictionary.walk(text);
}
