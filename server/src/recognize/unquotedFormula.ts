/**
 * Formulas without quotation marks that the lexicon does not know: by a form that plain counts do not have, or because the
 * text lists as many items as the number says.
 */
import { within, type BlockContext } from './block';
import type { FormulaCandidate } from './candidate';
import { formula, standsAlone } from './formulaCandidate';
import { itemsOf, quotedBefore } from './items';
import { allMatches, sought } from './matches';
import { chineseValue } from './numeral';

/** Finds the formulas of a block that stand without quotation marks and are in no list. */
export function unquotedFormulas(block: BlockContext): FormulaCandidate[] {
  return [
    ...listedFormulas(block),
    ...bareCodes(block),
    ...namedByNumber(block),
    ...streaks(block),
    ...joinedCounts(block),
    ...countedDeeds(block),
    ...countedTraits(block),
  ];
}

/** What counts begin with that stand for something: one is nothing to count. */
const COUNTS = '二两三四五六七八九十双';

/** 十二连增, 五连冠: years or times in a row, counted. */
const STREAK = sought(/[二两三四五六七八九十]{1,3}连[增丰冠快降升涨胜]/g, '连');

function streaks(block: BlockContext): FormulaCandidate[] {
  return allMatches(STREAK, block).map(({ index, 0: streak }) =>
    formula(block, index, index + streak.length, 'counted', ['numeral-pattern'], 0.85),
  );
}

/** A scheme in digits without quotation marks, by the head behind it: 省委132总体工作部署, 4+1重要要求. */
const BARE_CODE = sought(/\d{1,3}(?:\+[\dNX]{1,3})+|[1-9]\d{2,4}/g, '0123456789');
const BARE_SCHEME =
  /^(?:重要要求|总体工作部署|工作(?:制度|体系|格局|模式|机制|法|思路|部署)|总体(?:思路|布局|部署|格局)|(?:发展|落实|治理|产业|战略)(?:体系|格局|模式|布局)|战略|行动(?:计划|方案)?|工程|计划|模式|体系|格局|布局)/;

function bareCodes(block: BlockContext): FormulaCandidate[] {
  const { text } = block;
  const found: FormulaCandidate[] = [];
  for (const match of allMatches(BARE_CODE, block)) {
    const start = match.index;
    const end = start + match[0].length;
    const sum = match[0].includes('+');
    if (!standsAlone(text, start, end)) continue;
    // 1+3+N can be nothing else.
    const open = /[NX]$/.test(match[0]) || match[0].split('+').length > 2;
    if (!open && !BARE_SCHEME.test(text.slice(end, end + 8))) continue;
    // 2023行动计划 names a year, 第132工程 a number in a series.
    if (
      !sum &&
      (/^(?:19|20)\d\d$/.test(match[0]) || !/[\u4e00-\u9fff]/.test(text[start - 1] ?? ''))
    )
      continue;
    if (/[第共约近超达]/.test(text[start - 1] ?? '') || within(block.quotations, start, end))
      continue;
    found.push(
      formula(block, start, end, 'code', ['numeral-pattern', 'campaign-head'], sum ? 0.8 : 0.65),
    );
  }
  return found;
}

/** 六大攻坚行动, 五场硬仗, 两院 of 两院院士, 双20帮扶机制, 五措并举: what a place calls its scheme, without quotation marks. */
const NAMED = sought(
  /(?<![第党的一二三四五六七八九十百千万\d])(?:[三四五六七八九十]|十[一二三四五六七八九])大[\u4e00-\u9fff]{0,4}?(?:行动|工程|攻坚战|战役|会战|保卫战|战略(?!性)|(?:主导|支柱|特色|优势|千亿|百亿|生态|工业)产业)|两大(?:战略行动|奇迹)|两院(?=院士)|(?<![这那])两型(?=产业|企业|试验区)|(?<=残疾人)两项补贴|三项制度(?=改革)|十大(?:群众|品牌|精品)赛事|(?<![第这那一二三四五六七八九十百千万\d])[三四五六七八九十]场硬仗|双(?:百|千|万|[1-9]0{1,3}|[1-9]\d)(?=[\u4e00-\u9fff]{0,6}?(?:行动|工程|机制|计划))|(?<![第多一二三四五六七八九十百千万\d])[两三四五六七八九十][措策业轮链手线路育治法翼](?:并举|并用|并重|并进|齐发|共治|融合|联动|协同)|(?<![第一二三四五六七八九十百千万\d])[双三四五六七八九]城(?:联创|同创)|[两三四五六]级[\u4e00-\u9fff]{2}、[两三四五六]级[\u4e00-\u9fff]{2}|(?<![一二三四五六七八九\d])[十百千万]{3,4}(?=行动|工程|计划)|(?<=自治区|[省市县]委|[省市县]政府)(?:\d{1,2}|[二三四五六七八九十]{1,3})条(?:规定|意见|措施|举措)|(?<![一二三四五六七八九\d])二?十件(?:民生|惠民|为民|利民)?实事(?!求是)/g,
  `${COUNTS}条百件`,
  `${COUNTS}百千万0123456789`,
);

function namedByNumber(block: BlockContext): FormulaCandidate[] {
  return allMatches(NAMED, block)
    .filter(({ index, 0: name }) => !within(block.quotations, index, index + name.length))
    .map(({ index, 0: name }) =>
      formula(
        block,
        index,
        index + name.length,
        'counted',
        ['numeral-pattern', 'campaign-head'],
        0.65,
      ),
    );
}

/** What is counted in daily life, so that two counts in a row are no scheme: 两党两国, 三女一男, 三县一区, 两天三夜. */
const ORDINARY =
  '国方党军男女死伤人口户名位楼层组室厅栋岸省市县乡镇村州盟旗年月日天夜周季时分秒岁届期次点号个只条项件种类批块元角斤吨亩米里度成倍折等级起具场架艘辆台部座间所家所些多几来余进步是要就则章节款';
const COUNTED_CHAR = `[^第一二两三四五六七八九十百千万亿零〇双\\dA-Za-z\\s，。、；：！？（）“”‘’《》()+.·—\\-${ORDINARY}]`;
const FEW = '[两二三四五六七八九双]';
/** What one place, axis or belt is the head of: 一核两翼, 一区多园, 一主三副. */
const LAYOUT = '[核心主极轴带廊圈环园区港城湾江河湖谷]';
/** Words of two characters that close a scheme of things counted: 三馆一中心, 两代表一委员. */
const LONG_HEAD =
  '(?:中心|基地|平台|公开|委员|通道|组团|片区|枢纽|走廊|支撑|体系|窗口|保障|促进|提升|公司|样板|高地)';
/** Places whose names begin with a number. */
const PLACES = '四川|九江|三亚|三峡|四平|六安|六盘|三明|三门|两江新区|双鸭';
/** 三馆一中心, 五中心两基地, 三纵四横, 一核两翼三带: counts that are joined without a mark between them. 七扭八歪 says how it looks. */
const JOINED = sought(
  new RegExp(
    `(?<![第一二两三四五六七八九十百千万亿零〇双\\d])(?!七.八|${PLACES})(?:` +
      `(?:${FEW}${LONG_HEAD}(?=${FEW})|${FEW}${COUNTED_CHAR}|一${LAYOUT})(?:${FEW}${LONG_HEAD}|一(?:${LONG_HEAD}|${LAYOUT}|[镇站院委])|${FEW}${COUNTED_CHAR}|多[点极元园]|一${COUNTED_CHAR}(?=[，。、；：”！？,;.:])(?<!一[策品码证档]))+` +
      ')',
    'g',
  ),
  `一${COUNTS}`,
  `一${COUNTS}`,
);
/** 双提升双促进, 两手抓、两促进: the same number twice, each time before a word of two characters. */
const DOUBLED = sought(
  /(?<![第一二两三四五六七八九十百千万亿零〇双\d])([两三四双])(?!个|[项大类种级条批])[\u4e00-\u9fff]{2}、?\1(?![个项大类种级条批])[\u4e00-\u9fff]{2}/g,
  COUNTS,
);

/** What may follow a formula: the end, a mark, a word of grammar, or a head. */
const CLOSES = /^(?:$|[的了等和与及并、，。；：！？”’）》\s,.;:!?)])/;

const isClosed = ({ text, lexicon }: BlockContext, end: number): boolean =>
  CLOSES.test(text.slice(end, end + 2)) || lexicon.heads.longest(text, end) !== undefined;

function joinedCounts(block: BlockContext): FormulaCandidate[] {
  return [
    ...allMatches(JOINED, block),
    ...allMatches(DOUBLED, block).filter(
      ({ index, 0: words }) =>
        isClosed(block, index + words.length) &&
        !/[国党方地边岸]/.test(words) &&
        // 双泉村、双利村 are villages.
        !/[省市县区镇乡村路街桥寨屯]$/.test(words),
    ),
  ]
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
    .filter(
      ({ start, end }) =>
        // 四面八方, 五湖四海
        !block.terms.some(
          (term) => term.known.type === 'none' && term.start < end && start < term.end,
        ) &&
        !within(block.quotations, start, end) &&
        !within(block.titles, start, end),
    )
    .map(({ start, end }) => formula(block, start, end, 'compound', ['numeral-pattern'], 0.6));
}

/**
 * What is done or forbidden, counted: 四个着力, 五个到位, 十个不准, 八不准. A verb behind a number and 个 has become a name.
 */
const DEEDS = sought(
  new RegExp(
    '(?<![第一二两三四五六七八九十百千万\\d])(?:[两三四五六七八九]|十[一二三四五六七八九]?)(?:' +
      '个(?:到位|坚持|确保|必须|着力|着眼|聚焦|突出|强化|加强|转变|提升|提高|更加|始终|从严|带头|务必|一律|严禁|不准|不得|不让|不能|不许|不放过|不动摇|不放松|不变|不减|决不|绝不|坚决|坚定|坚定不移|紧盯|紧扣|狠抓|围绕|注重|善于|有利于|区分开来|毫不动摇|离不开|相结合|统一|统筹|全覆盖|融合|贯通|深化|优化|一以贯之|牢牢把握|牢记|做到|导向|并重|并举|同步|自觉|增强|巩固|破解|抓好|抓实|抓牢|做好|做实|下功夫|见实效|上水平|走在前|走在前列|争当|结合起来|结合|了然|清楚|知道|讲清|看|想|敢于|不)' +
      '|(?:不准|严禁|不得|不许|不放过)' +
      ')',
    'g',
  ),
  COUNTS,
);
const DEED_CLOSES =
  /^(?:$|[的等和与及、，。；：！？”’）》\s,.;:!?)（(—]|要求|原则|工作|机制|制度|规定|目标|标准|活动|方法|思路|禁令|纪律|总)/;

function countedDeeds(block: BlockContext): FormulaCandidate[] {
  return allMatches(DEEDS, block)
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
    .filter(
      ({ start, end }) =>
        DEED_CLOSES.test(block.text.slice(end, end + 2)) && !within(block.quotations, start, end),
    )
    .map(({ start, end }) => formula(block, start, end, 'counted', ['numeral-pattern'], 0.65));
}

/** 六治工程, 四型机关, 两癌筛查: a trait or task in one character, counted, before what it is a trait or task of. */
const TRAITS = sought(
  new RegExp(
    `(?<![第一二两三四五六七八九十百千万亿零〇双\\d年月])[两三四五六七八九双](?![角重地处边向轴圈网核城侧孩者峡]|北)${COUNTED_CHAR}(?=(?:工程|专项行动|行动|活动|机关|社区|专项整治|整治|创建|筛查|建筑)(?!员|队|家))`,
    'g',
  ),
  COUNTS,
);

function countedTraits(block: BlockContext): FormulaCandidate[] {
  const { text } = block;
  return allMatches(TRAITS, block)
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
    .filter(
      ({ start, end }) =>
        block.lexicon.units.get(text.slice(end - 1, end)) === undefined &&
        !within(block.quotations, start, end) &&
        !within(block.titles, start, end),
    )
    .map(({ start, end }) =>
      formula(block, start, end, 'counted', ['numeral-pattern', 'campaign-head'], 0.55),
    );
}

/**
 * A number, a classifier and a head without quotation marks, where the text lists as many items: 三个融入 that repeat their
 * head, “资源、客源、服务”三大要素 behind the quotation that holds them, “望、闻、问、切”四步法.
 */
const LISTED = sought(
  /([二两三四五六七八九十]|十[一二三四五六七八九])(?:([个大种项])([\u4e00-\u9fff]{2,4}?)(?=[（(：:——“”。，、；]|建设|工作|要求|目标)|步(?:工作)?法)/g,
  COUNTS,
);

function listedFormulas(block: BlockContext): FormulaCandidate[] {
  const { text } = block;
  const found: FormulaCandidate[] = [];
  for (const match of allMatches(LISTED, block)) {
    const start = match.index;
    const end = start + match[0].length;
    if (
      /[第\d一二三四五六七八九十百]/.test(text[start - 1] ?? '') ||
      within(block.quotations, start, end)
    )
      continue;
    const head = match[3] ?? '';
    if (
      block.lexicon.aspects.longest(head, 0) ||
      /^(?:市|县|区|省|乡镇|街道|村|月|小时|项目|企业|部门|单位|工作日)/.test(head)
    )
      continue;
    const count = chineseValue(match[1]!) ?? 0;
    const quoted = quotedBefore(text, start, count);
    const isListed =
      (quoted && !/[“”「」]/.test(text.slice(quoted.span.start, quoted.span.end))) ||
      (/[个大]/.test(match[2] ?? '') && itemsOf(text, start, end, head, count)?.repeatsHead);
    if (!isListed) continue;
    found.push(formula(block, start, end, 'counted', ['numeral-pattern', 'enumerated'], 0.7));
  }
  return found;
}
