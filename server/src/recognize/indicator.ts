/** What a number measures, in the words of the text: 13项*重点任务*, *浏览量*达20万以上. */
import { isHan } from '../text/characters';
import { clauseStart, type BlockContext } from './block';

/** Longest indicator, in code units. */
const INDICATOR_MAX = 24;

/** Marks that a noun phrase does not reach over; 、 joins its parts. */
const PHRASE_END = /[。！？!?…；;，,：:\n（(）)]/;

/** Words before a number that are not part of what is measured. */
const TRAILING =
  /(?:已?达到?|[共合总]计?|累计|分别|已[经有]?|现有|约?为|完成|实现|增长|增加|提高|上升|下降|减少|回落|提升|突破|超过?|不低于|不少于|高达|多达|至|到|了|同比|环比|比上年|较上年|比去年|较去年|同期|均|也|又|再|新增|近|约|逾|的|仅|占|有|发展|扩大|缩短|压缩|平均|每|投入|建成|获批?|举办|召开|开展|组织|解决|引进|培育|培训|发放|提前|控制在|保持在|稳定在|一次性)+$/;
const LEADING =
  /^(?:今年以来|截至目前|截至|目前|其中|全年|全市|全省|全县|全区|全国|累计|共计?|总计|已经?|现已?|先后|分别|新增|新建|组织|形成|提出|下发|印发|举办|召开|开展|完成|实现|解决|引进|培育|培训|发放|建成|投入|邀请|选派|实施|推进|推动|统筹|使|将|把|对|与|和|及|并|还|也|特别是|预计|力争|确保|争取|播放|上报了|获得?|荣获|拥有|明确|逐一|高效率|高质量|高标准|全面|积极|扎实|努力|进一步|不断|大力|年初|年内|上半年|下半年|前三季度|一季度|二季度|三季度|四季度|协调组织|配套|起草)+/;

/**
 * What the number at a span measures: the noun phrase behind it, else the words of its clause before it.
 * Null where the text does not say.
 */
export function indicatorOf(block: BlockContext, start: number, end: number): string | null {
  return phraseBehind(block, end) ?? phraseBefore(block, start);
}

/** The noun phrase that begins at an offset. */
export function phraseBehind(
  { text, lexicon }: Pick<BlockContext, 'text' | 'lexicon'>,
  from: number,
): string | undefined {
  let start = from;
  if (text[start] === '的') start++;
  let end = start;
  let nounStart = start;
  while (end < text.length && end - nounStart < INDICATOR_MAX) {
    const c = text[end]!;
    if (PHRASE_END.test(c) || c === '、') {
      // 县市区、市直单位: two short nouns share a number; a longer list does not.
      break;
    }
    if (c === '”' || c === '的' || c === '》') {
      // The last noun phrase is the one that is counted.
      nounStart = end + 1;
      end++;
      continue;
    }
    const verb = lexicon.verbs.longest(text, end);
    if (verb && end > nounStart) break;
    if (verb && end === nounStart && verb.end - end > 1) return undefined;
    end++;
  }
  const noun = text
    .slice(nounStart, end)
    .replace(/^[“‘「『]+/, '')
    .trim();
  return noun.length >= 2 && isHan(noun.charCodeAt(0)) && !/^[、·]/.test(noun) ? noun : undefined;
}

function phraseBefore({ text }: BlockContext, to: number): string | null {
  const start = clauseStart(text, to, /[。！？!?…；;，,：:\n、]/);
  let phrase = text.slice(start, to).trim();
  phrase = phrase.replace(TRAILING, '');
  const title = /《([^《》]+)》$/.exec(phrase);
  if (title) return title[1]!;
  phrase = phrase.replace(LEADING, '').replace(/^.*等(?=[\u4e00-\u9fff]{2})/, '');
  phrase = phrase.replace(/^.*[“”‘’《》]/, '');
  return phrase.length >= 2 && phrase.length <= INDICATOR_MAX ? phrase : null;
}
