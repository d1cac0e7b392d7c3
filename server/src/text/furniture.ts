/** Lines that a web page puts around an article: where one is, how often it was read, in which size to read it. */
import { isProgram } from './program';

const FURNITURE =
  /^(?:最新评论|新闻热点|热门评论|【字体[:：]?.*|字体[:：].*|打印本页|关闭窗口|分享(?:[到至]?[:：]?(?:\s|[|｜、,，/]|微信|微博|QQ|朋友圈|空间|新浪|腾讯|豆瓣|人人网?|好友|更多|复制链接|打印|到)*)|扫一扫(?:[，,]?[^，。；]{0,12}(?:关注|下载|分享|手机|微信|公众号|客户端|观看|收听|阅读|打开)[^，。；]{0,12}|[，,]?(?:上方|下方|左侧|右侧)?二维码)?|扫(?:码|描二维码)(?:关注|下载|添加)[^，。；]{0,20}|第\s?\d{1,3}\s?页(?:\s?[/,，]?\s?共\s?\d{1,3}\s?页)?|-\s?\d{1,3}\s?-|(?:网站)?首页|返回顶部|(?:查看)?更多\s?[>＞»]{1,3}|(?:点击)?(?:查看更多|阅读(?:原文|全文))|返回搜狐[，,]?(?:查看更多)?|举报\s?[/／]\s?反馈|长按(?:识别)?二维码[^，。；]{0,20}|(?:更多)?精彩内容[，,]?(?:敬?请)?关注[^。；]{2,30}|(?:欢迎|敬?请)关注[^。；]{0,12}公众号[^。；]{0,20}|分享让更多人看到|关注我们(?:[:：\s、|｜]*(?:微信|微博|抖音|快手|公众号|视频号|客户端|头条号?))*|(?:阅读)?[上下]一篇[:：].*|\(?相关资料图\)?|\(?资料图\)?|\(完\)|（完）|（相关资料图）)$/;
/** 首页 > 新闻 > 正文; 当前位置：… */
const LOCATION =
  /^(?:您|你)?(?:现在|当前|目前)?的?(?:所[在处])?的?位置\s?[:：]|^(?:网站|本站)?(?:首页|主页)\s?(?:[>＞»›→/|]|-{1,2}>)/;
/** What the pages of a newspaper are called by. */
const SECTIONS =
  '(?:时政|本[地市县区]|市县|[县区]区|区县|地方|基层|国内|国际|社会|民生|经济|财经|综合|热点|文化|体育|教育|科教|法治|城市|乡村)?(?:要闻|新闻)|综合|头版|时政|专版|副刊|特别报道';
/** The same, which may be a headline within an article as well. */
const UNSURE_SECTIONS =
  '民生|社会|经济|财经|文化|体育|教育|健康|理论|评论|专题|广告|公告|焦点|视点|关注|国内|国际|党建|法治|县区|区县';
/** The head of a newspaper page: A01 要闻, A3综合, 第02版：时政, 03版. */
const PAGE_HEAD = new RegExp(
  `^(?:(?:第?\\s?(?:[A-Z]?\\d{1,2}|(?<=第)[一二三四五六七八九十]{1,3})\\s?版|[A-Z]\\d{2})(?:\\s?[:：·|｜\\s]\\s?[^\\s，。：]{1,6})?|(?:第?[A-Z]?\\d{1,2}版|[A-Z]\\d{1,2})[\\s:：·|｜]?(?:${SECTIONS}|${UNSURE_SECTIONS}))$`,
);
const SURE_SECTION = new RegExp(`^(?:${SECTIONS})$`);
const SECTION_ALONE = new RegExp(`^(?:${SECTIONS}|${UNSURE_SECTIONS})$`);
/** What the foot of a site says of it: its technicians, its number, how to look at it. */
const SITE_FOOT =
  /技术支持\s?[:：]|网站标识码|建议使用.{0,20}(?:浏览器|分辨率)|^(?:网站地图|联系我们|关于我们|隐私(?:声明|政策)|使用帮助)(?:\s?[|｜]\s?\S{2,8}){1,8}$/;
const LINK_MARK = /[>＞»›]/;
const BREADCRUMBS = /^[^>＞»›，。]{1,14}(?:\s?[>＞»›]{1,2}\s?[^>＞»›，。]{1,20}){2,6}$/;
/** What stands between the links of a path where each has a line of its own. */
const SEPARATOR = /^(?:[>＞»›]|>>)$/;
/** What is left of a row of buttons where each has a line of its own. */
const LONE_MARK = /^[|｜×】]$/;

const COUNTER =
  /(?:本文|文章|已|总)?(?:阅读|浏览|点击|访问|点赞|评论|转发|收藏|人气)(?:量|次数|数|人数|率)?\s?[:：]?\s?[0-9][0-9,.]{0,11}\s?[万亿]?\+?\s?(?:人次|次|人|条|个)?|(?:阅读|浏览|点击|访问)(?:量|次数|数|率)\s?[:：](?=[\s|｜[\]【】()（）次]|$)\s?次?/g;
const TYPE_SIZE =
  /(?:文章|文字|选择)?(?:字号|字体大小|字体|文字大小)(?:选择)?\s?[:：]?[[【(（\s]*(?:(?:特大|超大|大|中|小|默认|标准|A[+-]?)[[【(（\s\]】)）|/]*)+|^大\s?中\s?小$/g;
const TOOL =
  /打印[本此]页|打印|下载|全屏|加大|减小|还原|关闭(?:窗口|本页)?|分享到?|我要纠错|收藏|复制链接|返回(?:顶部|列表)?|微信|微博|朋友圈|QQ空间|举报|纠错|订阅|评论|推荐|手机版|无障碍|扫码阅读/g;
/** First characters of the above, which most lines do not begin with. */
const OPENS_FIELD =
  /^[\s|｜/[\]【】()（）]*[本文已总阅浏点访评转收人选字大打下全加减还关分我复返微朋Q举纠订推手无扫]/;
const BETWEEN_FIELDS = /[\s|｜/[\]【】()（）]/g;

/** What is said of an article beside its text, by label. */
const LABEL =
  /(?:来源|作者|编辑|责编|审核|校对|时间|日期|发布(?:时间|日期|机构|单位|人)|发文(?:时间|日期|机构)|更新时间|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|点击(?:次数|量|数|率)?|访问(?:次数|量)?|字号|字体)\s?[:：]/g;

/** What of such a row is no use to a reader: how often the page was called, the size of its type, its buttons. */
const IN_ROW =
  /(?:^|[\s|｜]+)(?:(?:阅读|浏览|点击|访问)(?:次数|量|数|率)?\s?[:：]\s?(?:[0-9][0-9,.]{0,11}\s?[万亿]?\+?\s?(?:人次|次|人)?)?|[【[(（]?\s?(?:字号|字体|文字大小)\s?[:：]?\s?[【[(（]?\s?大\s?[\]】)）]?\s?[【[(（]?\s?中\s?[\]】)）]?\s?[【[(（]?\s?小\s?[\]】)）]{0,2}|【?打印本?页?】?|关闭窗口|\[?关闭\]?)(?=[\s|｜【]|$)|\s*[【[](?:打印(?:本[页文])?|关闭(?:窗口|[本此]页)?|我?要?纠错|返回(?:顶部|列表)?|收藏(?:本页)?)[】\]]/g;

/** The counters and buttons in a row of fields about an article, with the blanks before them: offsets into the row. */
export function countersIn(text: string): { readonly start: number; readonly end: number }[] {
  if (text.length > LONGEST || text.search(/[:：]/) < 0) return [];
  return Array.from(text.matchAll(IN_ROW), ({ 0: found, index }) => {
    const end = index + found.length;
    // Of the first field the blanks behind go.
    const blanks = index === 0 ? /^[\s|｜]*/.exec(text.slice(end))![0].length : 0;
    return { start: index, end: end + blanks };
  });
}

/** A label with a day behind it, the year of which may be missing: 时间：02-03 10:20. */
const DATED =
  /^(?:发布|发稿|更新|录入|上传|添加)?(?:时间|日期)\s?[:：]\s?(?:\d{4}\s?[-./年])?\s?\d{1,2}[-./]\d{1,2}日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?$/;
/** Whether a line says when an article was published and nothing else. */
export const isDated = (text: string): boolean => text.length <= LONGEST && DATED.test(text);

/** What the foot of a page says of who runs the site, by label: 主办：… 地址：… 邮编：… */
const FOOT_FIELD =
  '(?:(?:主办|承办|协办|主管|运维|维护|建设)(?:单位|方)?|(?:单位|办公|通[讯信]|联系)?地址|邮政编码|邮编|(?:联系|办公|咨询|服务|值班|监督|举报)?电话|(?:电子)?邮箱|传真|技术支持|网站标识码|(?:网站)?备案号|网址)\\s?[:：]\\s?[^\\s|｜。；，！？]{1,40}';
const FOOT = new RegExp(`^${FOOT_FIELD}(?:[\\s|｜，,；;]{1,4}${FOOT_FIELD}){0,6}$`);
/** What of it no announcement of an event has: 主办：县文旅局 may be part of one. */
const SURE_FOOT =
  /邮编|邮政编码|技术支持|标识码|备案号|(?:承办|维护|建设|运维)(?:单位|方)?\s?[:：]\s?\S*(?:办公室|政府办|[信网]办|信息中心|数据|融媒体|网络中心|电子政务)|ICP[备证]|公网安备|版权所有|Copyright|©/i;
const isFoot = (text: string): boolean => text.length <= LONGEST && FOOT.test(text);

/**
 * The lines that are the foot of a page with a line for each field: in a run of such lines and of page furniture one must
 * be sure.
 *
 * @param lines Trimmed; empty for blank ones.
 * @param isFurnitureAt Whether a line is page furniture by itself.
 */
export function findPageFeet(
  lines: readonly string[],
  isFurnitureAt: (index: number) => boolean,
): number[] {
  const found: number[] = [];
  let run: number[] = [];
  let isSure = false;
  const close = (): void => {
    if (isSure) found.push(...run);
    run = [];
    isSure = false;
  };
  for (const [index, text] of lines.entries()) {
    if (text === '') continue;
    const isField = isFoot(text);
    if (!isField && !isFurnitureAt(index)) {
      close();
      continue;
    }
    if (isField) run.push(index);
    isSure ||= SURE_FOOT.test(text.slice(0, LONGEST));
  }
  close();
  return found;
}

/** Whether a line is fields about the page or the article and no part of a sentence, so that none runs on into it. */
export const isFieldLine = (text: string): boolean => isDated(text) || isFoot(text);

/** What stands at the head of a newspaper page beside its number, each by itself. */
const PAPER = /^[\u4e00-\u9fff]{2,8}(?:日|晚|晨|早|时|商|快|周|都市|青年|法治)报$/;
const DAY = /^(?:19|20)\d{2}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?(?:星期[一二三四五六日天])?$/;
const WEEKDAY = /星期[一二三四五六日天]$/;
const ALMANAC =
  /^(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?[闰正一二三四五六七八九十冬腊]{1,3}月[初十廿三][一二三四五六七八九十]$|^总?第\d{1,6}期$|^今日\d{1,3}版$/;
const SECTION_NAME = /^[\u4e00-\u9fff]{2,4}$/;
/** Who made up a page: 责任编辑：某某, 版式/某某. */
const PAGE_EDITOR =
  /^(?:本版)?(?:(?:责任|值班|执行|见习|美术|版式|视觉|图片)?编辑|[责美]编|编委|主编|版式(?:设计)?|设计|排版|制版|组版|校对|检校|审[读校核])[:：/／|丨]?[\u4e00-\u9fff、，,]{0,12}$/;

/** What a line says of a newspaper page; undefined for other lines. */
interface PageHead {
  readonly paper: boolean;
  readonly day: boolean;
  readonly weekday: boolean;
  readonly page: boolean;
  readonly editor: boolean;
}

function readPageHead(text: string): PageHead | undefined {
  if (text.length > LONGEST) return undefined;
  let [paper, day, weekday, page, editor] = [false, false, false, false, false];
  for (const part of text.split(/[\s|｜·]+/)) {
    if (PAGE_HEAD.test(part)) page = true;
    else if (PAPER.test(part)) paper = true;
    else if (DAY.test(part)) day = true;
    else if (page && PAGE_EDITOR.test(part)) editor = true;
    else if (!WEEKDAY.test(part) && !ALMANAC.test(part) && !(page && SECTION_NAME.test(part))) {
      return undefined;
    }
    weekday ||= WEEKDAY.test(part);
  }
  return { paper, day, weekday, page, editor };
}

/**
 * Whether a line is the folio of a newspaper page: 某某日报 2024年12月7日 第03版, 01版 要闻 责任编辑：某某. A paper and a day
 * alone are a source.
 */
function isFolio(text: string): boolean {
  const head = readPageHead(text);
  return head !== undefined && head.page && (head.paper || head.day || head.editor);
}

/**
 * The lines that are the head of a newspaper page, which stand one below the other: the name of the paper, the day, the
 * number of the page. Without the number, or with a bare day beside it, they may be source and date of an article.
 *
 * @param lines Trimmed; empty for blank ones.
 */
export function findPageHeads(lines: readonly string[]): Uint8Array {
  const found = new Uint8Array(lines.length);
  let run: number[] = [];
  let all = { paper: false, weekday: false, page: false };
  const close = (): void => {
    if (all.page && (run.length === 1 || all.paper || all.weekday)) {
      for (const index of run) found[index] = 1;
    }
    run = [];
    all = { paper: false, weekday: false, page: false };
  };
  for (const [index, text] of lines.entries()) {
    if (text === '') continue;
    const head = readPageHead(text);
    if (!head) {
      close();
      continue;
    }
    run.push(index);
    all = {
      paper: all.paper || head.paper,
      weekday: all.weekday || head.weekday,
      page: all.page || head.page,
    };
  }
  close();
  return found;
}

/** Longest path or row of fields, in code units. */
const LONGEST = 90;

/** Whether a line is page furniture by itself. */
export function isFurniture(text: string): boolean {
  if (isProgram(text)) return true;
  if (text.length > LONGEST) return false;
  if (FURNITURE.test(text) || LOCATION.test(text) || PAGE_HEAD.test(text)) return true;
  if (isFolio(text)) return true;
  if (isFoot(text) && SURE_FOOT.test(text)) return true;
  if (SITE_FOOT.test(text) && !/[。；]/.test(text)) return true;
  if (LINK_MARK.test(text) && BREADCRUMBS.test(text)) return true;
  if (SEPARATOR.test(text) || LONE_MARK.test(text)) return true;
  // A row of counters and buttons leaves nothing when they are taken away.
  return (
    OPENS_FIELD.test(text) &&
    text
      .replace(COUNTER, '')
      .replace(TYPE_SIZE, '')
      .replace(TOOL, '')
      .replace(BETWEEN_FIELDS, '') === ''
  );
}

/** Whether a line is a row of fields about the article: 来源：… 发布时间：… 浏览次数：… */
export const isMetadata = (text: string): boolean =>
  text.length <= LONGEST &&
  text.search(/[:：]/) > 0 &&
  (text.match(LABEL)?.length ?? 0) >= 2 &&
  !/[。；]/.test(text);

/** Whether a line is only what parts the links of a path. */
export const isSeparator = (text: string): boolean => SEPARATOR.test(text);

/** Whether a line stands at the head of a newspaper page: its number, its folio, its section. */
export const isPageHead = (text: string): boolean =>
  text.length <= LONGEST && (PAGE_HEAD.test(text) || isFolio(text) || SECTION_ALONE.test(text));

const PAGE_NUMBER =
  /(?:^|[\s|｜·])(?:第?\s?([A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s?版|([A-Z]\d{1,2}))/;
/** The number of the page that a line is the head of; undefined for others. */
export function pageOf(text: string): string | undefined {
  if (!isPageHead(text)) return undefined;
  const [, number, code] = PAGE_NUMBER.exec(text) ?? [];
  return number ?? code;
}

/** Whether a line may name the section of a newspaper that the headline below is in: 要闻. */
export const mayBeSection = (text: string): boolean => SECTION_ALONE.test(text);

/** Whether it does whatever stands below. */
export const isSection = (text: string): boolean => SURE_SECTION.test(text);

const ORGAN_SITE = '[\\u4e00-\\u9fff]{1,14}(?:人民政府|客户端|频道|日报)';
const SITE = `(?:[\\u4e00-\\u9fff]{0,16}(?<!互联|物联)网(?:站|易)?|${ORGAN_SITE})`;
/** The same where a headline may speak of a net: 织密安全网. */
const SURE_SITE = `(?:[\\u4e00-\\u9fff]{0,16}(?<!互联|物联|因特|局域|安全|保障|服务|[内外上电路管水河渔法天])网(?:站|易)?|${ORGAN_SITE})`;
/** What a site puts behind the headlines of its pages: _新华网, _要闻_中国政府网, - 中国政府网. */
const SITE_SUFFIX = new RegExp(
  `(?:(?:_[^\\s_，。]{1,12}){0,2}_\\s?${SITE}|\\s[-–—|｜]{1,2}\\s?${SURE_SITE}|\\s?--\\s?${SURE_SITE})$`,
);
/** Where the words that a site puts behind a headline begin in it; its length where there are none. */
export function siteSuffix(headline: string): number {
  const at = headline.search(SITE_SUFFIX);
  return at > 0 ? at : headline.length;
}

const ORIGINAL_TITLE = /^原[标標][题題]\s?[:：]\s?/;
/** How much of a headline is the label that says that the site changed it: 原标题：… */
export const originalLabel = (headline: string): number =>
  ORIGINAL_TITLE.exec(headline)?.[0].length ?? 0;
/** Whether a line tells the headline that a site changed, in brackets or not. */
export const isOriginalTitle = (text: string): boolean =>
  text.length <= LONGEST && ORIGINAL_TITLE.test(text.replace(/^[(（【[]\s?/, ''));

const BUTTON =
  '[【[](?:打印(?:本[页文])?|关闭(?:窗口|[本此]页)?|我?要?纠错|返回(?:顶部|列表)?|收藏(?:本页)?|推荐给?朋?友?)[】\\]]';
const BUTTONS_AT_END = new RegExp(`(?:\\s*${BUTTON})+$`);
/** Where the buttons begin that end a paragraph: …落实。【打印】【关闭】; its length where there are none. */
export function buttonsAtEnd(text: string): number {
  // How long several of them are.
  const from = Math.max(0, text.length - LONGEST);
  const at = text.slice(from).search(BUTTONS_AT_END);
  return at < 0 ? text.length : from + at;
}
