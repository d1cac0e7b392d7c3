/**
 * The second step of a reading: what each line is, which lines are halves of one sentence, and where articles begin.
 *
 * Newspaper pages come as columns: a sentence breaks at the foot of a column, blank lines or a caption follow, and it
 * goes on. Web pages come with link lists and colophons. All of it is told apart by the shape of lines alone.
 */
import type { BlockKind } from './reading';

/** A line as layout sees it. */
export interface LayoutLine {
  readonly text: string;
  readonly indented: boolean;
}

/** A paragraph: the lines it is made of, in reading order. */
export interface Paragraph {
  readonly kind: BlockKind;
  readonly lines: number[];
  article: number;
}

const JUMP =
  /^[▶►▷>＞■◆→\s]*(?:下转|上接|紧接|转接)第?\s?[0-9A-Za-z一二三四五六七八九十]{1,4}\s?版/;
const COPYRIGHT =
  /^(?:【?版权声明】?|版权所有|免责声明|声明[:：]|未经授权|本文著作权|本文来源|特别声明|Copyright)/i;
const LINKS_HEAD =
  /^(?:相关阅读|延伸阅读|相关新闻|相关链接|相关报道|推荐阅读|热门推荐|更多阅读|往期回顾|新闻链接|热点新闻|猜你喜欢|精彩推荐)[:：]?$/;
const FURNITURE =
  /^(?:最新评论|新闻热点|热门评论|【字体[:：]?.*|字体[:：].*|打印本页|关闭窗口|分享到?[:：]?.*|扫一扫.*|您的位置[:：]?.*|首页|返回顶部|上一篇[:：].*|下一篇[:：].*|\(?相关资料图\)?|\(?资料图\)?|\(完\)|（完）|（相关资料图）)$/;
const BYLINE =
  /^(?:[(（【]?(?:本报|本台|本网|全媒体|见习|实习|特约|新华社|.{1,8}报|.{1,8}(?:客户端|融媒体?))*(?:全媒体)?(?:记者|通讯员|评论员)|(?:文|图|撰文|作者|编辑|责编|责任编辑|摄影|校对|审核|编审|监制|供稿|图\/文|文\/图|一审|二审|三审|初审|复审|终审|资料|来源|文章来源|信息来源|稿源)\s?[/／:：|丨])/;
const CAPTION =
  /(?:供图|摄|摄影报道|资料图片?|新华社发|绘图|制图|图为.{2,60}|图片来源.{0,20})[)）]?。?$/;
const CAPTION_HEAD = /^(?:[▲△↑↓←]|图[一二三四五六七八九十0-9]?[:：]|图为)/;
const DATE =
  /(?:19|20)\d{2}(?:\s?[-/.年]\s?)\d{1,2}(?:\s?[-/.月]\s?)\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/;
/** A body that opens with where and by whom it was reported: 株洲日报讯(记者…)、新华社福州12月6日电、本报讯. */
const LEAD =
  /^(?:本报|本台|本网|.{2,8}(?:日报|晚报|晨报|时报|新闻|网|客户端))?.{0,6}讯\s?[(（:：]|^(?:本报|本台)讯|^(?:新华社|中新社|人民网|新华网|.{2,6}社).{0,12}\d{1,2}月\d{1,2}日(?:电|讯)/;
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条部分])/;
const PARAGRAPH_OPENER =
  /^(?:\d{1,4}[年月]|近日|日前|今年|去年|昨日|昨天|今天|据|为|会上|会议|随后|当天|连日来|此次|下一步|目前|同时|此外|另外|[“「【《—▶])/;

const TERMINAL = /[。！？!?；;：:…—][”’」』)）】》]*$|[”’」』)）】]$/;
const STRONG_OPEN = /[，、,的和与及对在把将以为是从由向等其该各]$|(?:我|全|本)[省市县区]$/;

/** Longest line that still passes for a headline, in code units; longer ones are running text. */
const HEADLINE_MAX = 42;

const isBalanced = (text: string): boolean => {
  let depth = 0;
  for (const ch of text) {
    if ('“「『(（《'.includes(ch)) depth++;
    else if ('”」』)）》'.includes(ch)) depth--;
  }
  return depth <= 0;
};

/** Running text whatever its length: it opens with a date or with who says what. */
const RUNNING =
  /^(?:\d{1,2}月\d{1,2}日[，,]|(?:会议|会上|座谈会|他|她|[^，,。]{2,4})(?:指出|强调|要求|认为|表示|提出|说)[，,：:])/;

/** Whether a line states rights or where the text may be used. */
export const isCopyrightLine = (text: string): boolean => COPYRIGHT.test(text);

/** Whether a line opens a list of other articles. */
export const isLinkListHead = (text: string): boolean => LINKS_HEAD.test(text);

function kindOf(text: string, inLinks: boolean): BlockKind {
  if (text.length > 90) return 'body';
  if (JUMP.test(text)) return 'jump';
  if (COPYRIGHT.test(text) || FURNITURE.test(text) || LINKS_HEAD.test(text)) return 'furniture';
  const terminal = /[。！？；]$/.test(text);
  const date = DATE.exec(text);
  if (date && !terminal && text.length - date[0].length <= 24 && !/[，,。]/.test(text)) {
    return 'dateline';
  }
  if (!LEAD.test(text) && BYLINE.test(text) && text.length <= 60 && !terminal) return 'byline';
  if (text.length <= 70 && (CAPTION.test(text) || CAPTION_HEAD.test(text))) return 'caption';
  if (inLinks && text.length <= 60) return 'link';
  const short = text.length <= HEADLINE_MAX && !/[。；;]/.test(text) && !/[，、,；：:]$/.test(text);
  return short && !LEAD.test(text) && !RUNNING.test(text) ? 'headline' : 'body';
}

/** A headline-shaped line inside a sentence that goes on is no headline: 科长 at the top of a column. */
function isOpen(text: string, kind: BlockKind): 'no' | 'weak' | 'strong' {
  if (/[。！？!?；;]$/.test(text)) return 'no';
  if (!isBalanced(text)) return 'strong';
  if (TERMINAL.test(text)) return 'no';
  if (STRONG_OPEN.test(text)) return 'strong';
  if (/[。；]/.test(text)) return 'weak';
  return kind === 'body' ? 'weak' : 'no';
}

function goesOn(previous: 'weak' | 'strong', line: LayoutLine, kind: BlockKind): boolean {
  const text = line.text;
  if (kind !== 'body' && kind !== 'headline') return false;
  if (LEAD.test(text) || SECTION.test(text)) return false;
  if (line.indented) return false;
  if (previous === 'strong') return true;
  if (PARAGRAPH_OPENER.test(text)) return false;
  // A short line without any mark of running text is the next headline.
  return kind === 'body' || /[。；]/.test(text);
}

/** How many captions, blank lines and jump lines a broken sentence is followed across. */
const MAX_SKIPPED = 6;

/** Groups lines into paragraphs and paragraphs into articles. Linear in the number of lines. */
export function layOut(lines: readonly LayoutLine[]): Paragraph[] {
  const kinds: (BlockKind | undefined)[] = [];
  let inLinks = false;
  for (const { text } of lines) {
    if (text === '') {
      kinds.push(undefined);
      continue;
    }
    const kind = kindOf(text, inLinks);
    if (LINKS_HEAD.test(text)) inLinks = true;
    else if (kind === 'body') inLinks = false;
    kinds.push(kind);
  }

  const paragraphs: Paragraph[] = [];
  const taken = new Uint8Array(lines.length);
  for (let i = 0; i < lines.length; i++) {
    let kind = kinds[i];
    if (kind === undefined || taken[i]) continue;
    const members = [i];
    taken[i] = 1;
    const skipped: Paragraph[] = [];
    if (kind === 'body' || kind === 'headline') {
      let last = i;
      for (;;) {
        const open = isOpen(lines[last]!.text, kind);
        if (open === 'no') break;
        if (kind === 'headline' && open !== 'strong') break;
        const passed: number[] = [];
        let j = last + 1;
        while (j < lines.length && j - last <= MAX_SKIPPED) {
          const next = kinds[j];
          if (next === 'caption') passed.push(j);
          else if (next !== undefined || taken[j]) break;
          j++;
        }
        const next = lines[j];
        if (!next || kinds[j] === undefined || taken[j] || j - last > MAX_SKIPPED) break;
        if (!goesOn(open, next, kinds[j]!)) break;
        for (const caption of passed) {
          taken[caption] = 1;
          skipped.push({ kind: 'caption', lines: [caption], article: 0 });
        }
        members.push(j);
        taken[j] = 1;
        last = j;
        kind = 'body';
      }
    }
    paragraphs.push({ kind, lines: members, article: 0 }, ...skipped);
  }
  numberArticles(paragraphs, lines);
  return paragraphs;
}

/**
 * An article begins at a headline (and those right before it) that is followed by a byline, a date line or a lead,
 * and after a jump line. Link lists and colophons belong to the article before them.
 */
function numberArticles(paragraphs: Paragraph[], lines: readonly LayoutLine[]): void {
  let article = 0;
  let bodies = 0;
  let afterJump = false;
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    const startsHere =
      paragraph.kind === 'headline' &&
      paragraphs[i - 1]?.kind !== 'headline' &&
      bodies > 0 &&
      (afterJump || isFollowedByLead(paragraphs, i, lines));
    if (startsHere) {
      article++;
      bodies = 0;
    }
    if (paragraph.kind === 'body') bodies++;
    if (paragraph.kind !== 'caption') afterJump = paragraph.kind === 'jump';
    paragraph.article = article;
  }
}

function isFollowedByLead(
  paragraphs: readonly Paragraph[],
  start: number,
  lines: readonly LayoutLine[],
): boolean {
  for (let i = start + 1; i < paragraphs.length && i <= start + 6; i++) {
    const paragraph = paragraphs[i]!;
    if (paragraph.kind === 'byline' || paragraph.kind === 'dateline') {
      // A colophon at the foot of an article is no beginning: text must follow.
      return paragraphs.slice(i + 1, i + 4).some((next) => next.kind === 'body');
    }
    if (paragraph.kind === 'body') return LEAD.test(lines[paragraph.lines[0]!]!.text);
    // 上接01版 stands under the headline of what goes on here.
    const isBetween =
      paragraph.kind === 'headline' || paragraph.kind === 'caption' || paragraph.kind === 'jump';
    if (!isBetween) return false;
  }
  return false;
}
