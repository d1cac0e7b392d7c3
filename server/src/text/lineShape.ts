/** What a line is by its own shape: page furniture, byline, date line, caption, headline or running text. */
import { isFurniture, isMetadata, isScript } from './furniture';
import { isJumpLine } from './jumps';
import type { BlockKind } from './reading';

/** A line as layout sees it. */
export interface LayoutLine {
  readonly text: string;
  readonly indented: boolean;
}

const COPYRIGHT =
  /^(?:【?版权声明】?|版权所有|免责声明|声明[:：]|未经授权|本文著作权|本文来源|特别声明|Copyright|(?:©|\(c\))\s?(?:19|20)\d\d)|^(?:[\u4e00-\u9fff](?:ICP[备证]|公网安备)\s?\d+号(?:-\d+)?[\s|｜]{0,3}){1,3}$/i;
const LINKS_HEADS =
  '相关阅读|延伸阅读|相关新闻|相关链接|相关报道|推荐阅读|热门推荐|更多阅读|往期回顾|新闻链接|热点新闻|猜你喜欢|精彩推荐';
const LINKS_HEAD = new RegExp(`^(?:${LINKS_HEADS})[:：]?$`);
/** A list of links in one line, behind its head: 相关链接：人民网 | 新华网. */
const LINK_ROW = new RegExp(
  `^(?:${LINKS_HEADS}|友情链接|网站链接|快速链接|常用链接|合作媒体|合作网站)\\s?[:：]\\s?[^。；]{2,80}$`,
);
/** Three links or more without a head: 人民网 | 新华网 | 中国政府网. */
const LINK_NAME = '[^\\s|｜，。；：:]{1,10}(?:网|网站|客户端|频道|APP)';
const LINK_NAMES = new RegExp(`^${LINK_NAME}(?:\\s?[|｜]\\s?${LINK_NAME}){2,12}$`);
const BYLINE =
  /^(?:[(（【]?(?:本报|本台|本网|全媒体|见习|实习|特约|新华社|.{1,8}报|.{1,8}(?:客户端|融媒体?))*(?:全媒体)?(?:记者|通讯员|评论员)|(?:文|图|撰文|作者|编辑|责编|责任编辑|摄影|校对|审核|编审|监制|供稿|图\/文|文\/图|一审|二审|三审|初审|复审|终审|资料|来源|文章来源|信息来源|稿源)\s?[/／:：|丨])/;
const CAPTION =
  /(?:供图|摄|摄影报道|资料图片?|新华社发|绘图|制图|图为.{2,60}|图片来源.{0,20})[)）]?。?$/;
const CAPTION_HEAD = /^(?:[▲△↑↓←]|图[一二三四五六七八九十0-9]?[:：]|图为)/;
const DATE =
  /(?:19|20)\d{2}(?:\s?[-/.年]\s?)\d{1,2}(?:\s?[-/.月]\s?)\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/;
/** A body that opens with where and by whom it was reported: 株洲日报讯(记者…)、新华社福州12月6日电、本报讯. */
const LEAD =
  /^(?:本报|本台|本网|.{2,8}(?:日报|晚报|晨报|时报|新闻|网|客户端))?.{0,6}讯\s?[(（:：]|^(?:本报|本台)讯|^(?:新华社|中新社|人民网|新华网|.{2,6}(?:社|日报|晚报|晨报|时报)).{0,12}\d{1,2}月\d{1,2}日(?:电|讯)|^央视网消息[（(:：]/;
/** Tags that a page left, looked for at the beginning of a paragraph that one opens. */
const TAG = /<\/?[a-z][^<>]{0,80}>\s*/gi;
const TAGGED_MAX = 200;
/** Whether a line opens an article as news do. */
export const isLead = (text: string): boolean =>
  LEAD.test(text.startsWith('<') ? text.slice(0, TAGGED_MAX).replace(TAG, '') : text);

/** A heading of Markdown, however long: ## 详细新闻. */
const MARKDOWN_HEADING = /^(#{1,6})\s+(?=\S)/;
export const isMarkdownHeading = (text: string): boolean => MARKDOWN_HEADING.test(text);
/** 1 to 6; 0 for what is no heading of Markdown. */
export const headingLevel = (text: string): number => MARKDOWN_HEADING.exec(text)?.[1]!.length ?? 0;
/** A headline without the signs that make a heading of it. */
export const headingWords = (text: string): string => text.replace(MARKDOWN_HEADING, '');
export const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条部分])/;
export const PARAGRAPH_OPENER =
  /^(?:\d{1,4}[年月]|近日|日前|今年|去年|昨日|昨天|今天|据|为|会上|会议|随后|当天|连日来|此次|下一步|目前|同时|此外|另外|[“「【《—▶])/;

/** An item of a list. */
export const ITEM = /^(?:\d{1,2}[.、](?!\d)|[①-⑳●•·▪■◆★])/;

/** Longest line that still passes for a headline, in code units; longer ones are running text. */
const HEADLINE_MAX = 42;

/** Running text whatever its length: it opens with a date or with who says what. */
const RUNNING =
  /^(?:\d{1,2}月\d{1,2}日[，,]|(?:会议|会上|座谈会|他|她|[^，,。]{2,4})(?:指出|强调|要求|认为|表示|提出|说)[，,：:])/;

/** Whether a line states rights or where the text may be used. */
export const isCopyrightLine = (text: string): boolean => COPYRIGHT.test(text);

/** Whether a line opens a list of other articles. */
export const isLinkListHead = (text: string): boolean => LINKS_HEAD.test(text);

/** Whether a line is a list of links by itself. */
export const isLinkRow = (text: string): boolean => LINK_ROW.test(text) || LINK_NAMES.test(text);

/** The kind of a line of this text; `inLinks`: whether it stands in a list of other articles. */
export function kindOf(text: string, inLinks: boolean): BlockKind {
  if (isMarkdownHeading(text)) return 'headline';
  if (text.length > 90) return isScript(text) ? 'furniture' : 'body';
  if (isJumpLine(text)) return 'jump';
  if (COPYRIGHT.test(text) || LINKS_HEAD.test(text) || isLinkRow(text)) return 'furniture';
  if (isFurniture(text)) return 'furniture';
  const terminal = /[。！？；]$/.test(text);
  const date = DATE.exec(text);
  if (date && !terminal && text.length - date[0].length <= 24 && !/[，,。]/.test(text)) {
    return 'dateline';
  }
  if (!terminal && isMetadata(text)) return date ? 'dateline' : 'byline';
  if (!isLead(text) && text.length <= 60 && !terminal && isByline(text)) return 'byline';
  if (text.length <= 70 && (CAPTION.test(text) || CAPTION_HEAD.test(text))) return 'caption';
  if (inLinks && text.length <= 60 && !/[。；]$/.test(text)) return 'link';
  const short = text.length <= HEADLINE_MAX && !/[。；;]/.test(text) && !/[，、,；：:]$/.test(text);
  return short && !isLead(text) && !RUNNING.test(text) ? 'headline' : 'body';
}

/** A mark that newspapers put before who wrote: □ 本报记者 某某. */
const BYLINE_MARK = /^[□■◎●○◇◆]\s?/;

/** 记者 with a name, but not 记者从…获悉, which is running text, nor 记者手记, which is a headline. */
const isByline = (text: string): boolean =>
  BYLINE.test(text.replace(BYLINE_MARK, '')) &&
  !/记者(?:从|在|了解|获悉|看到|采访|发现|走进|来到|日前|近日|今天|昨[日天]|手记|观察|调查|札记|感言|点评|视线|述评|说)/.test(
    text,
  );

/** The commonest surnames: what tells □ 王某某 from ■ 背景. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤';
const NAME = `[${SURNAMES}](?:\\s?\\p{Script=Han}|\\p{Script=Han}{2})`;
const MARKED_NAMES = new RegExp(`^[□■◎●○◇◆]\\s?${NAME}(?:[\\s、]{1,3}${NAME}){0,4}$`, 'u');

/** Whether a line is names behind a mark, which are a byline beneath a headline: □ 王某某 李某某. */
export const isMarkedNames = (text: string): boolean => MARKED_NAMES.test(text);

/** Whether a line is nothing but who wrote. */
export const isBylineOnly = (text: string): boolean => isByline(text) && !/[，。]/.test(text);
