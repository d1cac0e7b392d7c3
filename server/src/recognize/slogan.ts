/**
 * Slogans: coined names of campaigns, brands and methods; canonical formulations; calls in parallel form.
 *
 * Known ones come from the lexicon. Unknown quotations are weighed (see `quotation.ts`); without quotation marks only
 * forms are taken that ordinary prose does not have.
 */
import type { Evidence } from '../document/annotation';
import { enclosing, isTitle, within, type BlockContext } from './block';
import type { SloganCandidate, Span } from './candidate';
import {
  calledDeeds,
  governedCalls,
  likeParts,
  pairedCalls,
  parallelCalls,
  splitParts,
  upheldCalls,
} from './parallel';
import {
  EVENT_BEHIND,
  NAMED_BEHIND,
  NAMED_REACH,
  quotationFeatures,
  pairedQuotations,
  sloganConfidence,
  type QuotationFeatures,
  type WeighedQuotation,
} from './quotation';
import { isUnifiedHan } from '../text/characters';
import { allMatches, sought, type Sought } from './matches';

/** Finds the slogans of a block. Unlikely quotations are among them: the document may raise their confidence. */
export function recognizeSlogans(block: BlockContext): SloganCandidate[] {
  const known = knownSlogans(block);
  return [
    ...known,
    ...withLikeParts(block, known),
    ...quotedSlogans(block),
    ...unquotedCalls(block),
    ...formedCalls(block),
    ...placeBrands(block),
    ...themeYears(block),
  ];
}

/** 树立和践行正确政绩观*学习教育* goes by the whole of its name. */
const EDUCATION = /^(?:学习|主题|专题)教育/;

function knownSlogans(block: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  const { text } = block;
  for (const { start, end, known } of block.terms) {
    if (known.type !== 'slogan') continue;
    const quotation = enclosing(block.quotations, start, end);
    const quoted = quotation?.start === start && quotation.end === end;
    if (known.quotedOnly && !quoted && !EDUCATION.test(text.slice(end, end + 4))) continue;
    // 中国最新发展理念 are the newest of its ideas.
    if (text[start] === '新' && text[start - 1] === '最') continue;
    // 中央依法治国办 is the office of a commission.
    if (text[end] === '办' && text.startsWith('中央', start - 2)) continue;
    const evidence: Evidence[] = ['glossary'];
    if (quoted) evidence.push('quoted');
    found.push({
      type: 'slogan',
      start,
      end,
      ...(known.entry ? { entry: known.entry.id } : {}),
      evidence,
      confidence: quoted ? 0.95 : 0.88,
    });
  }
  return found;
}

/** Known slogans with unknown parts beside them that are built alike: 老有所养、*老有所乐、老有所为*. */
function withLikeParts(block: BlockContext, known: readonly SloganCandidate[]): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (const candidate of known) {
    const { start, end } = likeParts(block.text, candidate);
    if (start === candidate.start && end === candidate.end) continue;
    // 平安中国、法治中国 are two, and so are 数字中国、数字政府, though the latter is none without quotation marks.
    const parts = splitParts(block.text.slice(start, end));
    if (parts.filter((part) => block.lexicon.terms.get(part)).length > 1) continue;
    if (
      known.some((other) => other !== candidate && within([{ start, end }], other.start, other.end))
    )
      continue;
    found.push({
      type: 'slogan',
      start,
      end,
      evidence: ['glossary', 'parallel'],
      confidence: 0.8,
    });
  }
  return found;
}

function quotedSlogans(block: BlockContext): SloganCandidate[] {
  const counts = new Map<string, number>();
  for (const { start, end } of block.quotations) {
    const inner = block.text.slice(start, end);
    counts.set(inner, (counts.get(inner) ?? 0) + 1);
  }
  const found: SloganCandidate[] = [];
  const weighed: WeighedQuotation[] = [];
  for (const quotation of block.quotations) {
    const { start, end } = quotation;
    const inner = block.text.slice(start, end);
    const known = block.lexicon.terms.get(inner);
    if ((known && known.type !== 'none') || !/[\u3400-\u9fff]、?[\u3400-\u9fff]/.test(inner))
      continue;
    if (within(block.titles, start, end)) continue;
    const features = quotationFeatures(block, quotation, (counts.get(inner) ?? 0) > 1);
    const isNamed = features.strongHead || features.head || features.introduced;
    if (VESSEL.test(inner) && !isNamed) continue;
    // “一把手”工程 is the business of whoever is at the head, no campaign of that name.
    if (inner === '一把手') continue;
    // A plain metaphor names a campaign only where it is carried out as one: 实施“领头雁”工程.
    if (known && !(features.strongHead && features.introduced && inner.length > 2)) continue;
    const call = features.sentence ? 0 : callBehindObject(inner);
    if (call > 0) {
      found.push({
        type: 'slogan',
        start: start + call,
        end,
        evidence: ['quoted', 'parallel'],
        confidence: 0.7,
      });
      continue;
    }
    weighed.push({
      start,
      end: end - (EVENT_BEHIND.exec(inner)?.[0].length ?? 0),
      features,
      confidence: sloganConfidence(features),
    });
  }
  for (const { start, end, features, confidence } of pairedQuotations(block.text, weighed))
    found.push({ type: 'slogan', start, end, evidence: evidenceOf(features), confidence });
  return found;
}

/** 海巡176, 歼-20: vessels and machines by name and number. */
const VESSEL = /^[\u4e00-\u9fff]{1,4}[-－]?\d{1,4}[A-Z]?$/;

/** Where a call begins that follows what it is about: 对紧急事项*专班盯办、限时办结*. 0 where there is none. */
function callBehindObject(inner: string): number {
  if (!/^[对把将以为在]/.test(inner)) return 0;
  const [first, ...rest] = inner.split(/[、，,]/) as [string, ...string[]];
  const length = rest[0]?.length ?? 0;
  if (length < 4 || rest.some((part) => part.length !== length) || first.length <= length) return 0;
  return first.length - length;
}

function evidenceOf(features: QuotationFeatures): Evidence[] {
  const evidence: Evidence[] = ['quoted'];
  if (features.strongHead || features.head) evidence.push('campaign-head');
  if (features.introduced) evidence.push('introduced');
  if (features.parallel) evidence.push('parallel');
  if (features.joined) evidence.push('joined');
  if (features.repeated) evidence.push('repeated');
  return evidence;
}

function unquotedCalls(block: BlockContext): SloganCandidate[] {
  return [
    ...parallelCalls(block),
    ...governedCalls(block),
    ...upheldCalls(block),
    ...pairedCalls(block),
    ...calledDeeds(block),
  ]
    .filter(
      ({ start, end }) => !within(block.titles, start, end) && !isNamesInQuotes(block, start, end),
    )
    .map(({ start, end, confidence }) => ({
      type: 'slogan',
      start,
      end,
      evidence: ['parallel'],
      confidence,
    }));
}

/** “芦小畅、芦小清”等吉祥物: names are built alike, too. */
const isNamesInQuotes = ({ text, quotations }: BlockContext, start: number, end: number): boolean =>
  NAMED_BEHIND.test(text.slice(end, end + NAMED_REACH)) && within(quotations, start, end);

/** Calls to leave nothing out, made anew for every task: 应统尽统, 应开尽开; 能早则早、能快则快. */
const THOROUGH = sought(
  /[应能]([\u4e00-\u9fff])尽\1|[应能宜]([\u4e00-\u9fff])则\2(?:[、，][应能宜]([\u4e00-\u9fff])则\3)*/g,
  '尽则',
);

/** What merit is measured by: 以亩产论英雄. */
const MEASURED = sought(
  /以[\u4e00-\u9fff]{2,6}论英雄(?:[、，,]以[\u4e00-\u9fff]{2,6}论英雄)*/g,
  '论',
);

/** What people need most: 最急最忧最盼. */
const MOST = sought(
  /(?:最[急忧怨盼恨烦需难愁关]{1,2}){2,}|(?:最[\u4e00-\u9fff]、){2,}最[\u4e00-\u9fff](?=的)/g,
  '最',
);

/** What is done by the same means, part by part: 以文化人、以文惠民; 向海发展、向海图强; 以会议落实会议、以文件落实文件. */
const MEANS = sought(
  /([以向因靠用])([\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?:、\1\2[\u4e00-\u9fff]{2})+|以([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2}\3(?:、以([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2}\4)+/g,
  '、',
);

/** What comes first: 先定事项再议经费、先有项目后有预算. */
const FIRST_THEN = sought(
  /先[\u4e00-\u9fff]{2,4}[再后][\u4e00-\u9fff]{2,4}(?:[、，]先[\u4e00-\u9fff]{2,4}[再后][\u4e00-\u9fff]{2,4})+(?![\u4e00-\u9fff])/g,
  '先',
);

/** What is so for each: 人人有事干、户户有新收入. */
const EVERYBODY = sought(
  /([人户村事件处时家])\1([有都能会可])[\u4e00-\u9fff]{1,5}(?:[、，]([人户村事件处时家])\3\2[\u4e00-\u9fff]{1,5}?)+(?=的|[^\u4e00-\u9fff]|$)/g,
  '人户村事件处时家',
);

/** At ease with each: 办事顺心、投资放心、经营舒心. */
const AT_EASE = sought(
  /[\u4e00-\u9fff]{2}[顺放舒安省开暖]心(?:、[\u4e00-\u9fff]{2}[顺放舒安省开暖]心)+/g,
  '心',
);

/** Words of two characters that share one: 谋深、谋细、谋实; 尊商、重商、亲商、护商. */
const PAIRS_OF_WORDS = sought(
  /(?<!、)(?:[\u4e00-\u9fff]([商民企农法纪])(?:、[\u4e00-\u9fff]\1){3,})(?=的|[^\u4e00-\u9fff、]|$)|([谋抓做盯管守想练比])[\u4e00-\u9fff](?:、\2[\u4e00-\u9fff]){2,}(?![\u4e00-\u9fff、])/g,
  '、',
);

/** Names of divisions that are ordinary words as well. */
const WORD_PLACES: ReadonlySet<string> = new Set(
  '宏伟 振兴 通道 友好 和安 和平 朝阳 新兴 建设 解放 胜利 安全 城区 郊区 开发 合作 民主 平安 文明 团结 繁荣 前进 红旗 向阳 东方 民族 中山 新城 新区 城关 城中 江山 大同 资源 惠民 大通 长寿 安康 安宁 港口 广安'.split(
    ' ',
  ),
);

/** Brands of a place without quotation marks: 品质滨州, 平安上海. */
function placeBrands({ text, lexicon }: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  const brands = lexicon.placeBrands;
  for (let brand = brands.find(text, 0); brand;) {
    const end = endOfPlaceBrand(text, brand, lexicon);
    if (end !== undefined) {
      found.push({
        type: 'slogan',
        start: brand.start,
        end,
        evidence: ['place-brand'],
        confidence: 0.75,
      });
    }
    brand = brands.find(text, end ?? brand.start + 1);
  }
  return found;
}

/** 美丽新宁夏 is the region, not the county 新宁. */
const longer = <T extends { readonly end: number }>(one?: T, other?: T): T | undefined =>
  one && one.end > (other?.end ?? 0) ? one : undefined;

/** Code units of most names of places, without what they are. */
const PLACE_NAME = 2;
/** What is made clean and safe that is no place: 清廉机关建设, 平安校园建设. */
const NO_PLACE =
  /^(?:乡村|城市|社区|校园|机关|学校|医院|企业|家庭|庭院|村镇|单位|景区|交通|工地|家园|田园|河湖|海湾|政府|社会|国家|边疆|边境|市场|园区|小区|街区|农村|城镇|圩镇|集镇|建设|工程|法院|税务|金融|网络|思想|体系|细胞|示范|先行|民企|国企|村居|中国|经济|环境|大国|文化|生活|人生)/;
/** What is made of a place, the place behind it. */
const MADE = /^(?:清廉|绿美|平安|法治)/;
const BRANDED = /^(?:清廉|绿美|平安|法治|幸福|美丽|活力|和谐|魅力|富裕|善治)/;

/**
 * Whether a village or town stands behind the words of a brand that no list of divisions has: 以清廉柳坪建设为牵引, 平安柳坪、
 * 法治柳坪.
 */
function isUnknownPlace(
  text: string,
  { start, end }: Span,
  brands: BlockContext['lexicon']['placeBrands'],
): boolean {
  const name = text.slice(end, end + PLACE_NAME);
  if (!/^[\u4e00-\u9fff]{2}$/.test(name) || NO_PLACE.test(name)) return false;
  const behind = end + PLACE_NAME;
  if (MADE.test(text.slice(start, end)) && /^(?:生态)?建设/.test(text.slice(behind, behind + 4)))
    return true;
  if (!BRANDED.test(text.slice(start, end))) return false;
  const next = text[behind] === '、' ? brands.longest(text, behind + 1) : undefined;
  if (next && text.startsWith(name, next.end)) return true;
  const before = start - 1 - PLACE_NAME;
  if (before < 0 || text.slice(before, start) !== `${name}、`) return false;
  return BRAND_LENGTHS.some(
    (length) => brands.longest(text, before - length, before)?.end === before,
  );
}

/** Code units of the words that make brands of places, the commonest first. */
const BRAND_LENGTHS = [2, 3, 4];

/** Where the place ends that a word makes a brand of; undefined where it is none. */
function endOfPlaceBrand(
  text: string,
  { start, end }: Span,
  { places, placeBrands }: BlockContext['lexicon'],
): number | undefined {
  // 现代化新重庆, but 现代化新疆.
  const place =
    (text[end] === '新'
      ? longer(places.longest(text, end + 1), places.longest(text, end))
      : undefined) ??
    places.longest(text, end) ??
    (text.startsWith('现代化新', end - 4) ? places.longest(text, end - 1) : undefined);
  // 国家文化公园贵州段
  if (text.startsWith('公园', start) && isUnifiedHan(text.charCodeAt(start - 1))) return undefined;
  if (!place && isUnknownPlace(text, { start, end }, placeBrands)) return end + PLACE_NAME;
  // A full name (平安上海市), a place that is a word (质量振兴) and a word running on (高质量) are no brand.
  if (!place || place.end - end > 3 || /[省市县区]/.test(text[place.end - 1]!)) return undefined;
  if (/[高态]/.test(text[start - 1] ?? '') || WORD_PLACES.has(text.slice(end, place.end)))
    return undefined;
  if (/^[省市县区州]/.test(text[place.end] ?? '') || isTitle(text, start, place.end))
    return undefined;
  return place.end;
}

/** What a place means to be strong in, to rest on or to become: 教育强区, 人才强省, 工业立市, 美丽圩镇. */
const STRONG_PLACE = sought(
  /(?:教育|科技|人才|文化旅游|文化|体育|制造|先进制造业|制造业|现代化|质量|品牌|交通|网络|数字|农业|旅游|文旅|海洋|生态|工业|产业|经济|法治|健康|航空|能源|金融|开放|创新|贸易|商贸|物流|种业|林业|水利|知识产权|中医药)强[省市县区](?![\u4e00-\u9fff]?[委府])|(?:科教|科技|教育|人才|质量|品牌|工业|农业|产业|生态|文化|旅游|文旅|商贸|开放|创新|项目|环境|绿色|依法)[兴立治][省市县区村城农企](?![\u4e00-\u9fff]?[委府])|富民[强兴][省市县区旗州陇黔桂滇皖赣湘鄂豫鲁冀晋秦陕川蜀渝闽粤琼宁青疆藏蒙辽吉龙沪津京浙苏](?![\u4e00-\u9fff]?[委府])|美丽(?:乡村|城市|城镇|圩镇|集镇|乡镇|庭院|田园)/g,
  '强兴立治美',
);

/** Whom a place or society means to be kind to: 生育友好型社会, 儿童友好城市. */
const FRIENDLY = sought(
  /(?:生育|青年|儿童|老年|全龄|人才|就业|环境|生态)友好型?(?:[\u4e00-\u9fff]{2}型)?(?:社会|城市|省份|社区|城区|县城|发展方式)/g,
  '友',
);

/** Whom China shares a future with: 中非命运共同体. */
const SHARED_FUTURE = sought(
  /(?:面向新时代的|更加紧密的|新时代全天候)?(?:中(?:国[—－-]?)?[\u4e00-\u9fff]{1,3}|[巴阿哈乌塔老柬越泰缅埃马尼刚坦赞]中)命运共同体/g,
  '运',
);

/** What a plan means to have within so many minutes: 15分钟健身圈, 一小时交通圈. */
const WITHIN_REACH = sought(
  /(?<![\d一二三四五六七八九十])(?:\d{1,2}|[一二三半两十]{1,2})(?:分钟|小时|刻钟)[\u4e00-\u9fff]{0,8}?圈/g,
  '圈',
);

/** Virtues that are called a spirit in everyday language, and what a document is meant to say. */
const VIRTUES =
  '奉献|宪法|担当|伙伴|实干|城市|团队|敬业|合作|协作|拼搏|企业家|契约|科学|法治|体育|人文|专业|两会|会议|全会|讲话|指示|批示|文件|共赢|团结';
/** What is carried on in the spirit of something: 弘扬坦赞铁路精神, 发扬斗争精神, 弘扬红船精神、浙江精神和劳模精神. */
const SPIRIT = sought(
  new RegExp(
    `(?<=(?:弘扬|发扬|传承|赓续|践行|精神[、和与]))(?!和|与|以|${VIRTUES})[^的和与\\P{Script=Han}]{2,8}?(?<!${VIRTUES})精神(?!文明|财富|家园|病|品格)`,
    'gu',
  ),
  '神',
);

/** The way of China in some matter: 中国特色卫生与健康发展道路. */
const WAY = sought(
  /中国特色(?!社会主义道路)[^的\P{Script=Han}]{2,10}?(?:道路|之路|法治体系|法治理论)/gu,
  '特',
);

/** What shall speak: 用项目说话、用数据说话. */
const SPEAKS = sought(/用[\u4e00-\u9fff]{2,4}说话(?:[、，]用[\u4e00-\u9fff]{2,4}说话)+/g, '说');

/**
 * What is to be won like a battle: 打好投资稳定增长攻坚战, 打好黄河“几字弯”攻坚战、沙地歼灭战. 三大攻坚战 is counted, and 这场攻坚战
 * one that was named before.
 */
const BATTLE = sought(
  /(?<=打[好赢响]|战、)(?!打|这|那|本|今|好|赢|实现|多场|[一二两三四五六七八九十几]+[大场])[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,13}?|[\u4e00-\u9fff]{0,4}“[\u4e00-\u9fff]{1,6}”)(?:攻坚战|歼灭战|阻击战|保卫战|持久战|总体战)/g,
  '攻歼阻持保总',
);

/** What shall not be at all: 实现零事故, 确保零欠薪. */
const NONE_AT_ALL = sought(
  /(?<=实现|确保|做到|保持|责任|达到)零(?!售|件|部|散|星|距)[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff]?[率度])(?=[，。、；,;的\s]|目标|$)/g,
  '零',
);

/** Whose story shall be told well: 讲好中国故事, 讲好新时代西藏故事. */
const STORY = sought(/讲好(?:新时代)?(?!这|那|身边)[\u4e00-\u9fff]{2,4}故事/g, '讲');

/** What many shall do together: 大安全、大应急. */
const TOGETHER = sought(
  /大[\u4e00-\u9fff]{2}(?:、大[\u4e00-\u9fff]{2})+(?=的?(?:工作)?(?:格局|框架|体系|机制|监督))/g,
  '、',
);

/** Forms that ordinary prose does not have, with what they are evidence of and how sure it is. */
const FORMS: readonly (readonly [form: Sought, evidence: Evidence, confidence: number])[] = [
  [THOROUGH, 'parallel', 0.9],
  [MEASURED, 'parallel', 0.8],
  [MOST, 'parallel', 0.7],
  [MEANS, 'parallel', 0.8],
  [FIRST_THEN, 'parallel', 0.8],
  [EVERYBODY, 'parallel', 0.75],
  [AT_EASE, 'parallel', 0.75],
  [PAIRS_OF_WORDS, 'parallel', 0.7],
  [STRONG_PLACE, 'place-brand', 0.75],
  [FRIENDLY, 'place-brand', 0.8],
  [SHARED_FUTURE, 'place-brand', 0.85],
  [WITHIN_REACH, 'place-brand', 0.8],
  [TOGETHER, 'parallel', 0.7],
  [SPEAKS, 'parallel', 0.7],
  [STORY, 'introduced', 0.65],
  [BATTLE, 'introduced', 0.75],
  [NONE_AT_ALL, 'introduced', 0.65],
  [SPIRIT, 'introduced', 0.65],
  [WAY, 'introduced', 0.8],
];

/** Whatever has one of the forms is a slogan. */
const formedCalls = (block: BlockContext): SloganCandidate[] =>
  FORMS.flatMap(([form, evidence, confidence]) =>
    allMatches(form, block).map(({ index, 0: { length } }) => ({
      type: 'slogan' as const,
      start: index,
      end: index + length,
      evidence: [evidence],
      confidence,
    })),
  );

/** Code units of a theme: 建设年. */
const THEME_WORD = 3;
/** Longest name of a year given over to something, in code units. */
const THEME_YEAR_MAX = 14;

/** Years given over to something, without quotation marks: 开展作风建设年活动. */
function themeYears({ text, lexicon }: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    const i = at - THEME_WORD + 1;
    if (i < 0 || !lexicon.themeYears.has(text.slice(i, at + 1))) continue;
    if (/^(?:度|底|初|内|代|前|后|来|间|均|限)/.test(text.slice(at + 1, at + 2))) continue;
    let start = i;
    while (start > Math.max(0, i - THEME_YEAR_MAX) && /[\u4e00-\u9fff]/.test(text[start - 1]!))
      start--;
    const lead = THEME_LEAD.exec(text.slice(start, i));
    if (lead) start += lead[0].length;
    if (i - start < 2 || i - start > THEME_YEAR_MAX - 4 || text.slice(start, i).includes('的'))
      continue;
    found.push({
      type: 'slogan',
      start,
      end: at + 1,
      evidence: ['campaign-head'],
      confidence: 0.7,
    });
  }
  return found;
}

/** The longest stretch up to a verb that gives a year over to something. */
const THEME_LEAD =
  /^.*(?:开展|实施|推进|启动|深化|抓好|打造|确定为|定为|是|为|的|全[省市县区]|和|接续|持续)/;
