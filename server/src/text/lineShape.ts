/** What a line is by its own shape: page furniture, byline, date line, caption, headline or running text. */
import { isDated, isFurniture, isMetadata } from './furniture';
import { isJumpLine, jumpsIn } from './jumps';
import { isProgram } from './program';
import type { BlockKind } from './reading';

/** A line as layout sees it. */
export interface LayoutLine {
  /** Without tags around it. */
  readonly text: string;
  readonly indented: boolean;
  /** Whether its tags make it the headline of a page. */
  readonly isPageTitle?: boolean;
}

const COPYRIGHT =
  /^(?:【?(?:版权|免责|特别)声明(?:】|[:：\s]|$)|版权所有(?![人者权])|版权归.{1,20}所有|声明[:：]|未经(?=[^。]{0,60}(?:转载|转[摘贴帖发]|摘编|镜像|翻印|刊载|本[网站报文社刊]|稿件|版权))[^，。]{0,12}(?:授权|许可|允许|同意)[，,]?[^，。]{0,24}(?:不得|禁止|严禁|请勿|谢绝)[^，。]{0,30}(?:[，,。；][^，。]{0,20}(?:必究|追究|责任|侵权|来源|出处)[^。]{0,20})*[。.！]?$|本文著作权|本文来源|凡(?:本[网站报])?注明[“”"「『：:]{0,2}(?:稿件|文章)?(?:来源|转载|原创)|(?:如需)?转载请(?:注明|联系)|如(?:有|涉)侵权|(?:本文|以上|文章)(?:内容|观点)?(?:仅|不)代表|Copyright\s?(?=.{0,60}(?:版权|rights|©|\d{4}))|(?:©|\(c\))\s?(?:19|20)\d\d)|All rights reserved\.?$|^(?:[\u4e00-\u9fff](?:ICP[备证]|公网安备)\s?\d+号(?:-\d+)?[\s|｜]{0,3}){1,3}$/i;
/** Longer notices than a line of furniture has. */
const LONG_NOTICE =
  /^(?:【?(?:版权|免责)声明】?[:：]|凡(?:本[网站报])?注明[“”"「『：:]{0,2}(?:稿件|文章)?(?:来源|转载|原创))/;
const LINKS_HEADS =
  '相关(?:阅读|新闻|链接|报道|文章|推荐|内容|稿件|资讯|专题)|(?:延伸|推荐|更多|精彩)阅读|(?:热门|热点|热文|精彩|编辑|今日|最新|更多)推荐|推荐(?:新闻|文章)|(?:热门|最新)(?:文章|新闻|资讯)|更多新闻|热点新闻|新闻链接|往期(?:回顾|精彩|推荐)|(?:阅读|点击|新闻|热点)排行榜?|猜你喜欢|为[您你]推荐|大家都在看';
const LINKS_HEAD = new RegExp(
  `^[【[▍◆■●★\\s]{0,3}(?:${LINKS_HEADS})[】\\]]?[:：]?(?:\\s?更多)?\\s?[>＞»]{0,3}$`,
);
/** A list of links in one line, behind its head: 相关链接：人民网 | 新华网. */
const LINK_ROW = new RegExp(
  `^(?:${LINKS_HEADS}|友情链接|网站链接|快速链接|常用链接|合作媒体|合作网站)\\s?[:：]\\s?[^。；]{2,80}$`,
);
/** Two links or more without a head: 人民网 | 新华网 | 中国政府网. */
const LINK_NAME = '[^\\s|｜，。；：:]{1,10}(?:网|网站|客户端|频道|APP)';
const LINK_NAMES = new RegExp(`^${LINK_NAME}(?:\\s?[|｜]\\s?${LINK_NAME}){1,12}$`);
const EDITOR =
  '(?:(?:责任|本期|值班|执行|网络|新媒体)?编辑|[责美]编|编审|审核|审签|签发|校对|校审|监制|总监制|排版|[一二三初复终]审|值班(?:编委|主任|总编)|[主总]编)';
const EDITORS = `${EDITOR}(?:[、/／\\s]${EDITOR})*\\s?[/／:：|丨]\\s?[\\u4e00-\\u9fffA-Za-z·、，,]{1,20}(?:\\s[\\u4e00-\\u9fff]{1,3}(?![/／:：|丨]))*`;
/** Who edited and checked a page, and nothing of who wrote: 责任编辑：某某; 【纠错】【责任编辑:某某】. */
const EDITORS_LINE = new RegExp(
  `^(?:【纠错】\\s?)?(?:[(（【[［〔]\\s?)?${EDITORS}(?:[\\s，,；;|]{1,4}${EDITORS}){0,6}\\s?[)）】\\]］〕]?$`,
);
/** The same in brackets beside the sentences of a paragraph, behind a button at times. */
const IN_BRACKETS =
  /(【纠错】\s{0,8})?([(（【[［〔][^()（）【】[\]［］〔〕。]{2,60}[)）】\]］〕])/g;
const BYLINE =
  /^(?:[(（【]?(?:本报|本台|本网|全媒体|见习|实习|特约|新华社|.{1,8}报|.{1,8}(?:客户端|融媒体?))*(?:全媒体)?(?:记者|通讯员|评论员)|(?:文|图|撰文|作者|编辑|责编|责任编辑|摄影|校对|审核|编审|监制|供稿|图\/文|文\/图|一审|二审|三审|初审|复审|终审|资料|来源|文章来源|信息来源|稿源)\s?[/／:：|丨])/;
const CAPTION =
  /(?:供图|摄|摄影报道|资料图片?|新华社发|绘图|制图|图为.{2,60}|图片来源.{0,20})[)）]?。?$/;
const CAPTION_HEAD = /^(?:[▲△↑↓←]|图[一二三四五六七八九十0-9]?[:：]|图为)/;
const DATE =
  /(?:19|20)\d{2}(?:\s?[-/.年]\s?)\d{1,2}(?:\s?[-/.月]\s?)\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/;
/** A body that opens with where and by whom it was reported: 株洲日报讯(记者…)、新华社福州12月6日电、本报讯. */
const LEAD =
  /^(?:本报|本台|本网|.{2,8}(?:日报|晚报|晨报|时报|新闻|网|客户端))?.{0,6}讯\s?[(（:：]|^(?:本报|本台)讯|^(?:新华社|中新社|人民网|新华网|本报|本台|.{2,6}(?:社|日报|晚报|晨报|时报)).{0,12}\d{1,2}月\d{1,2}日(?:电|讯)|^央视网消息[（(:：]/;
/** Tags that a page left, in a line that one opens. */
const TAG = /<\/?[a-z][^<>]{0,400}>/gi;
const PAGE_TITLE = /^(?:<[a-z][^<>]{0,400}>\s*){0,3}?<h1[\s>]/i;
/** A line without the tags of a page, as layout and titles see it. */
export const untagged = (text: string): string =>
  text.startsWith('<') ? text.replace(TAG, '').trim() : text;
/** Whether a line is the headline of a page by its tags: <h1>…</h1>. */
export const isPageTitle = (text: string): boolean => text.startsWith('<') && PAGE_TITLE.test(text);
/** Whether a line opens an article as news do. */
export const isLead = (text: string): boolean => LEAD.test(text);

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

/** Longest notice of rights, in code units. */
const LONG_NOTICE_MAX = 400;

/** Whether a line states rights or where the text may be used. */
export const isCopyrightLine = (text: string): boolean => COPYRIGHT.test(text);

/** Whether a line says who edited and checked a page, and not who wrote. */
export const isEditorsLine = (text: string): boolean => EDITORS_LINE.test(text);

/** Where a paragraph names its editors in brackets, with offsets into it; sure where a button of the page stands before. */
export const editorsIn = (
  text: string,
): { readonly start: number; readonly end: number; readonly isSure: boolean }[] =>
  Array.from(text.matchAll(IN_BRACKETS))
    .filter(([, , editors]) => isEditorsLine(editors!))
    .map(({ 0: found, 1: button, index }) => ({
      start: index,
      end: index + found.length,
      isSure: button !== undefined,
    }));

/** Whether a line opens a list of other articles. */
export const isLinkListHead = (text: string): boolean => LINKS_HEAD.test(text);

/** Whether a line is a list of links by itself. */
export const isLinkRow = (text: string): boolean => LINK_ROW.test(text) || LINK_NAMES.test(text);

/** Whether a list of links has two names and no head: under a headline they may be its sources. */
export const mayBeSources = (text: string): boolean =>
  LINK_NAMES.test(text) && !LINK_ROW.test(text) && text.split(/[|｜]/).length === 2;

/** Beneath 相关链接 may stand background instead of links: “四下基层”：…, 林远舟，男，…, 走访6.4万户，解决问题1.1万个. */
const BACKGROUND = /”[：:]|是指|[，,][^，,]*[，,]|\d[^，,]*[，,][^，,]*\d/;

/** The kind of a line of this text; `inLinks`: whether it stands in a list of other articles. */
export function kindOf(text: string, inLinks: boolean): BlockKind {
  if (isMarkdownHeading(text)) return 'headline';
  if (text.length > 90) {
    const isNotice = text.length <= LONG_NOTICE_MAX && LONG_NOTICE.test(text);
    return isNotice || isProgram(text) ? 'furniture' : 'body';
  }
  if (isJumpLine(text)) return 'jump';
  if (COPYRIGHT.test(text) || LINKS_HEAD.test(text) || isLinkRow(text)) return 'furniture';
  if (isFurniture(text)) return 'furniture';
  const terminal = /[。！？；]$/.test(text);
  const date = DATE.exec(text);
  if (date && !terminal && text.length - date[0].length <= 24 && !/[，,。]/.test(text)) {
    return 'dateline';
  }
  if (isDated(text)) return 'dateline';
  if (!terminal && isMetadata(text)) return date ? 'dateline' : 'byline';
  if (!isLead(text) && text.length <= 60 && !terminal && isByline(text)) return 'byline';
  if (text.length <= 70 && (CAPTION.test(text) || CAPTION_HEAD.test(text))) return 'caption';
  if (inLinks && text.length <= 60 && !/[。；]$/.test(text) && !BACKGROUND.test(text))
    return 'link';
  const short = text.length <= HEADLINE_MAX && !/[。；;]/.test(text) && !/[，、,；：:]$/.test(text);
  // 活动，服务农户1.3万户，（下转3版） goes on elsewhere, as no headline does.
  const goesOn = text.includes('版') && jumpsIn(text).length > 0;
  return short && !goesOn && !isLead(text) && !RUNNING.test(text) ? 'headline' : 'body';
}

/** A mark that newspapers put before who wrote: □ 本报记者 某某. */
const BYLINE_MARK = /^[□■◎●○◇◆]\s?/;

/** 记者 with a name, but not 记者从…获悉, which is running text, nor 记者手记, which is a headline. */
const isByline = (text: string): boolean =>
  EDITORS_LINE.test(text) ||
  (BYLINE.test(text.replace(BYLINE_MARK, '')) &&
    !/记者(?:从|在|了解|获悉|看到|采访|发现|走进|来到|日前|近日|今天|昨[日天]|手记|观察|调查|札记|感言|点评|视线|述评|说)/.test(
      text,
    ));

/** The commonest surnames: what tells □ 王某某 from ■ 背景. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤';
const NAME = `[${SURNAMES}](?:\\s?\\p{Script=Han}|\\p{Script=Han}{2})`;
const MARKED_NAMES = new RegExp(`^[□■◎●○◇◆]\\s?${NAME}(?:[\\s、]{1,3}${NAME}){0,4}$`, 'u');

/** Whether a line is names behind a mark, which are a byline beneath a headline: □ 王某某 李某某. */
export const isMarkedNames = (text: string): boolean => MARKED_NAMES.test(text);

/** Whether a line is nothing but who wrote. */
export const isBylineOnly = (text: string): boolean => isByline(text) && !/[，。]/.test(text);
