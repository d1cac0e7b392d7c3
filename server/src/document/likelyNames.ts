/**
 * Names that the recogniser has no business with: villagers, workers, witnesses, and places below the county. Only their
 * characters matter here, so that something that looks like a name may be one; what is a word is none.
 */
import type { Lexicon } from '../lexicon/lexicon';
import { closureAt, isName, nameAt, wordyNameAt, type NameMatch } from '../recognize/names';
import { isHan } from '../text/characters';
import { wordsAcross } from '../text/segmenter';

/** A range of a text that is likely a name, in code units. */
export interface LikelyName {
  readonly start: number;
  readonly end: number;
  readonly kind: 'person' | 'place';
}

/** How many code units long the word is that a dictionary of conversion has at an offset; 0 where it has none. */
export type WordAt = (text: string, offset: number) => number;

/** Surnames that running text has as other words nearly always; where a post is all that tells, they would mislead. */
const OVERSHADOWED_SURNAMES = '后干台种折党么卜郁岳';

/** What stands before and behind 范 in words (规范, 范围); outside of them it is a surname only. */
const BEFORE_FAN = '规防示模典师风失就垂闺懿轨遗洪仪';
const BEHIND_FAN = '围畴例本式儿';
/** Begins a clause as a surname only, since nothing is left there to be counted from. */
const RARELY_BEGIN_CLAUSES = new Set('余');

/** 于 in a given name: surnames that are words with it (高于, 关于, 严于律己) begin no name so. */
const WORDS_WITH_YU =
  '关高安归乐富易甘成施白从应和严盛单宁常万向方平全贵尚古融满益广步时明经解计后干党都等长终生别';

/** What people outside of office are called by before their names. */
const ROLES = new Set(
  (
    '村民 居民 市民 群众 农民 牧民 渔民 农户 牧户 种植户 养殖户 大户 贫困户 脱贫户 监测户 老人 老汉 大爷 大妈 大叔 大娘 阿姨 老乡 ' +
    '党员 老党员 记者 通讯员 作者 编辑 摄影 文图 图文 工人 职工 员工 师傅 工匠 技师 技术员 工程师 专家 院士 教授 教师 老师 学生 同学 家长 ' +
    '医生 护士 战士 老兵 烈士 英雄 模范 青年 小伙 小伙子 姑娘 妻子 丈夫 儿子 女儿 父亲 母亲 哥哥 弟弟 姐姐 妹妹 游客 乘客 旅客 司机 顾客 ' +
    '店主 店长 老板 厂长 经理 总经理 董事长 创始人 合伙人 理事长 负责人 带头人 传承人 经营者 创业者 志愿者 企业家 设计师 研究员 博士 律师 ' +
    '法官 检察官 民警 辅警 教练 运动员 冠军 选手 演员 导演 作家 诗人 画家 歌手 艺人 艺术家 主持人 嘉宾 代表 委员 队员 队长 组长 班长 成员 ' +
    '村医 军医 校医 农民工 民工 环卫工 学者 新闻人 媒体人 导师 校友 知青 乡贤 乡医 护林员 巡护员 网格员 快递员 外卖员 工友 队友 ' +
    '劳模 标兵 能手 楷模 好人 奋斗者 农机手 农艺师 种粮户 机长 船长 站务员 乘务员 消防员 宣讲员 讲解员 ' +
    '支书 干部 书记 主任 校长 院长 所长 站长 社长 会长 嫌疑人 被告人 原告 被告 当事人 申请人 同志 战友 名叫 名为'
  ).split(' '),
);
const LONGEST_ROLE = 4;

/** What people did to a text stands before their names in its last lines, behind a colon or a space: elsewhere it is a verb. */
const CREDITS = new Set(
  (
    '校对 责编 编审 审核 审校 终审 初审 复审 制图 供图 供稿 来稿 监制 策划 统筹 摄像 拍摄 撰稿 撰文 执笔 整理 采写 报道 核稿 签发 美编 版式 ' +
    '排版 设计 制作 剪辑 后期 配音 播音 翻译 记录 拟稿 联系人 责任人 实习生 文字 图片 视频'
  ).split(' '),
);

/** Who is called by these is a person, also in the midst of a clause, if this stands before the name. */
const HONORIFIC = /^(?:同志(?!们|关系)|先生|女士)/;
const BEFORE_HONOURED = /(?:[了给请让把和与及向、]|^|\P{Script=Han})$/u;

/** What people are asked, visited and named by: a name stands behind, and a mark behind that. */
const MEETING =
  /(?:采访|采访到|见到|遇到|遇见|找到|看望|慰问|走访|拜访|探望|访问|授予|追授|表彰|奖励|叫作?|认识|感谢)了?$/;
const LONGEST_MEETING = 5;

/** Posts are given and taken by these; the name ends where the post begins. */
const APPOINTING = /(?:任命|免去|提名|推选|选举|决定)$/;

/** What only persons do, or are called by, behind a name. */
const CONDUCT =
  /^(?:表示|介绍|告诉|认为|强调|指出|坦言|直言|感慨|感叹|透露|回忆|讲述|解释|回答|说道|笑道|笑着|笑呵呵|高兴地|激动地|自豪地|欣慰地|深有感触|算了|告诉记者|同志|先生|女士|老师|老人|夫妇|一家|说[，。：:“"、！]|称[，：:“]|道[，：:“])/;
const LONGEST_CONDUCT = 5;

/** What words for people end in: 分析师于丽娟介绍. */
const AGENT = /[师员长家者手民工生士医友客商匠人]/;

/** What else may stand before the name of someone who speaks: it begins a clause or a list. */
const CLAUSE_BREAK = /[\s，。；：、！？“”‘’（）《》〉…—,.;:!?()"'|]/;

/** Joins the members of a list of names. */
const LIST_JOINT = /^(?:[、和与及/]|[ \u3000]{1,3})/;

/** A gap between a role and its name: 记者 某某, 摄影：某某. */
const GAP = /^[ \t\u3000：:]*$/;
const LONGEST_GAP = 3;

/** What places below the county are called by their last words. */
const PLACE_KIND =
  /^(?:街道|社区|小区|胡同|大道|(?!.级|市[场民值容价]|乡[村亲土]|路[径线况]|区[域块])[省市县区旗镇乡村屯庄寨路街巷]|里(?=\d|社区|小区|街道|村))/;
const BEGINS_PLACE_KIND = new Set('省市县区旗镇乡村屯庄寨路街巷里社小胡大');
/** Words that end like names of places. */
const NO_PLACES = new Set(
  '农村 乡村 山村 渔村 新村 街区 地区 山区 城区 灾区 景区 园区 校区 牧区 林区 库区 社区 线路 公路 铁路 道路 马路 水路 网路 城市 都市 街巷 小街 大街'.split(
    ' ',
  ),
);
/** What names of places do not hold: pronouns and particles. */
const NOT_IN_PLACES = new Set(
  '的了着是这那哪各每全本该此其某多几在到也都很我你他她它们个来去上下一',
);
/** What may stand before the name of a place: another one, a preposition, a verb of being somewhere. */
const BEFORE_PLACE = new Set('省市州盟县区旗镇乡村在到于自往赴住驻由向从至经离叫是');
const PLACE_LENGTHS = [2, 3] as const;

/**
 * Finds likely names, in order; they may overlap.
 *
 * A person is one by a role before the name, by what only persons do behind it, by a verb of meeting before it, beside
 * another one in a list, or by being named so elsewhere in the text. A place is one by its kind behind it and by what
 * stands before it.
 *
 * @param text The reading of an article: simplified, without residue.
 * @param wordAt Tells words from names where nothing but their characters does.
 */
export function findLikelyNames(text: string, lexicon: Lexicon, wordAt: WordAt): LikelyName[] {
  const withRare = withRareSurnames(lexicon);
  const persons = [
    ...findPersons(text, withRare, wordAt),
    ...findLists(text, withRare, wordAt),
    ...findFramed(text, withRare, wordAt),
    ...findUnnamed(text, lexicon),
  ];
  return [...persons, ...findElsewhere(text, persons, wordAt), ...findPlaces(text, withRare)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

/** 范某, 余某某, 于先生: people whose given names are not told. 位于某地, 其余某些 are none. */
const UNNAMED =
  /(\p{Script=Han})(?:某{1,2}(?![地年月日种个些处省市县乡镇村单公项人事时部区级类次方天])|(?=先生|女士))/gu;
/** What stands before a surname in words: 其余, 关于, 规范. */
const ENDS_WORD: Readonly<Record<string, string>> = {
  于: '位关对由属基处等在至介鉴',
  余: '其剩业多盈有空',
  范: BEFORE_FAN,
};

function findUnnamed(text: string, { surnames }: Lexicon): LikelyName[] {
  const found: LikelyName[] = [];
  for (const { index: start, 0: name, 1: surname } of text.matchAll(UNNAMED)) {
    if (!surnames.has(surname!) || ENDS_WORD[surname!]?.includes(text[start - 1] ?? ' ')) continue;
    found.push({ start, end: start + name.length, kind: 'person' });
  }
  return found;
}

const extended = new WeakMap<Lexicon, Lexicon>();

/** The lexicon with surnames that recognition does without. */
function withRareSurnames(lexicon: Lexicon): Lexicon {
  let result = extended.get(lexicon);
  if (!result) {
    const surnames = new Set([...lexicon.surnames, ...OVERSHADOWED_SURNAMES]);
    extended.set(lexicon, (result = { ...lexicon, surnames }));
  }
  return result;
}

function findPersons(text: string, lexicon: Lexicon, wordAt: WordAt): LikelyName[] {
  const found: LikelyName[] = [];
  let listGoesOnAt = -1;
  for (let i = 0; i < text.length;) {
    const beginsName =
      lexicon.surnames.has(text[i]!) || lexicon.compoundSurnames.has(text.slice(i, i + 2));
    const name = beginsName
      ? withoutConduct(
          text,
          nameAt(text, i, lexicon) ??
            nameBehindRole(text, i, lexicon, wordAt) ??
            nameWithYu(text, i, lexicon),
        )
      : undefined;
    if (name && isPerson(text, name, i === listGoesOnAt, lexicon, wordAt)) {
      found.push({ start: name.start, end: name.end, kind: 'person' });
      const joint = LIST_JOINT.exec(text.slice(name.end, name.end + LONGEST_GAP));
      listGoesOnAt = joint ? name.end + joint[0].length : -1;
      i = name.end;
    } else i++;
  }
  return found;
}

/** 范晓 of 范晓笑着说: what looks like the end of a name begins what somebody does. */
function withoutConduct(text: string, name: NameMatch | undefined): NameMatch | undefined {
  if (!name || name.end - name.start !== FULL_NAME) return name;
  const end = name.end - 1;
  return CONDUCT.test(text.slice(end, end + LONGEST_CONDUCT)) ? { ...name, end, closed: 2 } : name;
}

function isPerson(
  text: string,
  name: NameMatch,
  isListed: boolean,
  lexicon: Lexicon,
  wordAt: WordAt,
): boolean {
  const { start, end, closed } = name;
  // 时表示: what stands behind the surname is what somebody does.
  if (CONDUCT.test(text.slice(start + 1, end))) return false;
  const word = wordAt(text, start);
  // 干部和干流: behind a role 和 joins.
  const isJoint = text[start] === '和' && start > 0 && isHan(text.charCodeAt(start - 1));
  const hasRole = !isJoint && (endsWithRole(text, start) || endsWithTitle(text, start, lexicon));
  const acts = CONDUCT.test(text.slice(end, end + LONGEST_CONDUCT));
  // 群众后来表示: a word is a name at most as its beginning, and between two signs of a name.
  if (word > 1) return hasRole && acts && start + word < end;
  // 村医范志强走进农家: a full name needs no known verb behind it, where no word is told inside.
  const isFull = end - start > 2 && wordAt(text, start + 1) < 2 && wordAt(text, end - 1) < 2;
  if (hasRole) return closed > 0 || (isFull && !OVERSHADOWED_SURNAMES.includes(text[start]!));
  if (isListed) return closed > 1 || (closed === 1 && end - start > 2);
  const before = text[start - 1];
  const beginsClause = before === undefined || CLAUSE_BREAK.test(before);
  if (acts && (beginsClause || (isFull && AGENT.test(before)))) return true;
  if (HONORIFIC.test(text.slice(end, end + 4)) && BEFORE_HONOURED.test(before ?? '')) return true;
  if (beginsClause && closed === 2 && isFull) return true;
  if (isFull && beginsFan(text, start)) return true;
  if (beginsClause && closed > 0 && RARELY_BEGIN_CLAUSES.has(text[start]!)) return true;
  const isAppointed = closed > 0 || /[为的]/.test(text[end] ?? '');
  if (isAppointed && APPOINTING.test(text.slice(Math.max(0, start - 2), start))) return true;
  return closed === 3 && MEETING.test(text.slice(Math.max(0, start - LONGEST_MEETING), start));
}

/** 带头人于洋在: behind a role a surname is one, however often running text has it as another word. */
function nameBehindRole(
  text: string,
  start: number,
  lexicon: Lexicon,
  wordAt: WordAt,
): NameMatch | undefined {
  if (!endsWithRole(text, start) && !endsWithTitle(text, start, lexicon)) return undefined;
  for (const end of [start + 3, start + 2]) {
    const closed = closureAt(text, end, lexicon);
    if (closed > 0 && isName(text, start, end, lexicon)) return { start, end, closed };
  }
  // 网格员于伟挨家走访: no known verb, but no word of which the name would be a part, either.
  const end = start + 2;
  if (!endsWithRole(text, start) || !isName(text, start, end, lexicon)) return undefined;
  const isFree = wordAt(text, start) < 2 && wordsAcross(text, start, end).length === 0;
  return isFree ? { start, end, closed: 1 } : undefined;
}

/** 沈于, 沈于清: running text has 于 as a word so often that recognition takes it for no part of a name. */
function nameWithYu(text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  if (text[start + 1] !== '于') return undefined;
  const end = start + 2;
  if (isNameWithYu(text, start, end, lexicon) && wordsAcross(text, start, end).length === 0) {
    const closed = closureAt(text, end, lexicon);
    if (closed > 0) return { start, end, closed };
  }
  return WORDS_WITH_YU.includes(text[start]!) ? undefined : wordyNameAt(text, start, lexicon);
}

/** A name, and with 于 in it, too. */
const mayBeName = (text: string, start: number, end: number, lexicon: Lexicon): boolean =>
  isName(text, start, end, lexicon) || isNameWithYu(text, start, end, lexicon);

const isNameWithYu = (text: string, start: number, end: number, lexicon: Lexicon): boolean =>
  end === start + 2 &&
  text[start + 1] === '于' &&
  lexicon.surnames.has(text[start]!) &&
  !WORDS_WITH_YU.includes(text[start]!);

const beginsFan = (text: string, start: number): boolean =>
  text[start] === '范' &&
  !BEFORE_FAN.includes(text[start - 1] ?? ' ') &&
  !BEHIND_FAN.includes(text[start + 1] ?? ' ');

/** Longest title that is looked for before a name. */
const LONGEST_TITLE = 6;

/** 副县长后胜军: a title of office stands before the name. */
function endsWithTitle(text: string, end: number, lexicon: Lexicon): boolean {
  for (let length = 2; length <= LONGEST_TITLE && length <= end; length++) {
    if (lexicon.titles.longest(text, end - length, end)?.end === end) return true;
  }
  return false;
}

function endsWithRole(text: string, end: number): boolean {
  for (let gap = 0; gap <= LONGEST_GAP && gap < end; gap++) {
    if (!GAP.test(text.slice(end - gap, end))) break;
    for (let length = 2; length <= LONGEST_ROLE; length++) {
      const role = text.slice(Math.max(0, end - gap - length), end - gap);
      if (ROLES.has(role) || (gap > 0 && CREDITS.has(role))) return true;
    }
  }
  return false;
}

/** Shorter names are parts of other words too often (于洋 in 位于洋山港) to be told by their characters alone. */
const LEAST_TO_FIND_AGAIN = 3;
/** Where else people are named; where a name is a word, it is none. */
function findElsewhere(text: string, persons: readonly LikelyName[], wordAt: WordAt): LikelyName[] {
  const found: LikelyName[] = [];
  const known = new Set(persons.map(({ start }) => start));
  const names = new Set(persons.map(({ start, end }) => text.slice(start, end)));
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (known.has(at) || wordAt(text, at) >= name.length) continue;
      if (name.length < LEAST_TO_FIND_AGAIN && wordsAcross(text, at, end).length > 0) continue;
      found.push({ start: at, end, kind: 'person' });
    }
  }
  return found;
}

/** Names with marks or spaces between them; what people do together, or their number, may stand behind the last. */
const LIST =
  /(?<=[有由是]|(?<!\p{Script=Han}))\p{Script=Han}{2,4}(?:[、，,；;/\u3000 ]{1,3}\p{Script=Han}{2,4}?)+(?=(?!\p{Script=Han})|等|[两三四五六七八九十][人位名]|[出列]席|参加|陪同|主持|当选|分别|先后|一[同起行]|[为任](?!了))/gu;
const LIST_MEMBER = /\p{Script=Han}+/gu;
/** What may stand between clauses, too: between commas each part of a list is looked at by itself. */
const LIST_PART = /[^，,；;]+/gu;
/** 还有于伟: the first member behind what introduces it. */
const INTRODUCES =
  /^(?:\p{Script=Han}{0,2}[有由是]|选举|推选|任命|提名|增补|聘任|免去)(?=\p{Script=Han}{2})/u;
/** What tells of people before a list of them, and behind one. */
const BEFORE_PEOPLE =
  /(?:[的还]有|名单|领导|人选|代表|[人员者席]|[组会队]\s{0,3}长|请假|嘉宾)[：:\s]{0,3}$/;
const LONGEST_BEFORE_PEOPLE = 6;
const BEHIND_PEOPLE =
  /^(?:等?[两三四五六七八九十][人位名]|等?同志|[出列]席|参加|陪同|主持|当选|[为任][^，。；]{0,12}(?:[长员]|主任|书记|主席|代表))/;
const LONGEST_BEHIND_PEOPLE = 16;
/** Two words begin like names by chance; three do not, nor do two of three characters, nor two where people are told of. */
const LEAST_MEMBERS = 3;
const FULL_NAME = 3;

/** 于海、王强、范明: where each of three members may be a name, or each of two a full one, and none is a word, all are. */
function findLists(text: string, lexicon: Lexicon, wordAt: WordAt): LikelyName[] {
  const found: LikelyName[] = [];
  for (const { 0: list, index } of text.matchAll(LIST)) {
    const whole = namesListed(text, index, index + list.length, lexicon, wordAt);
    if (whole) {
      found.push(...whole);
      continue;
    }
    for (const part of list.matchAll(LIST_PART)) {
      const start = index + part.index;
      const end = start + part[0].length;
      found.push(...(namesListed(text, start, end, lexicon, wordAt) ?? []));
    }
  }
  return found;
}

/** The members of a list if all of them are likely names. */
function namesListed(
  text: string,
  from: number,
  end: number,
  lexicon: Lexicon,
  wordAt: WordAt,
): LikelyName[] | undefined {
  const start = from + (INTRODUCES.exec(text.slice(from, end))?.[0].length ?? 0);
  const list = text.slice(start, end);
  const members = Array.from(list.matchAll(LIST_MEMBER), (member): LikelyName => {
    const at = start + member.index;
    return { start: at, end: at + member[0].length, kind: 'person' };
  });
  const areNames = members.every(
    (member) =>
      mayBeName(text, member.start, member.end, lexicon) &&
      wordAt(text, member.start) < member.end - member.start,
  );
  // 范围广、范本多: names begin with words by chance only.
  const likeWords = members.filter((member) => wordAt(text, member.start) > 1).length;
  if (!areNames || members.length < 2 || likeWords > 1) return undefined;
  const areMany =
    members.length >= LEAST_MEMBERS ||
    members.every((member) => member.end - member.start === FULL_NAME) ||
    BEFORE_PEOPLE.test(text.slice(Math.max(0, start - LONGEST_BEFORE_PEOPLE), start)) ||
    BEHIND_PEOPLE.test(text.slice(end, end + LONGEST_BEHIND_PEOPLE));
  return areMany ? members : undefined;
}

/** What stands around a name alone: who somebody is (于海，男，汉族), who made it (文/于海), who speaks (于建国：). */
const FRAMED =
  /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?=[，,（( ]{1,2}[男女][，,、；;）)])|(?<=(?<!\p{Script=Han})[文图摄编][/／|])\p{Script=Han}{2,4}?(?=(?!\p{Script=Han})|[文图摄编][/／|])|(?<=(?:[人员者师席]|领导|主任|[组会队]\s{0,3}长|请假|嘉宾)[：:] ?)\p{Script=Han}{2,3}(?!\p{Script=Han})|(?<=^|[\n【])\p{Script=Han}{3}(?=】?[：:])|(?<=走进|来到|走访)\p{Script=Han}{2,3}?(?=家(?:[，。中里的门]|$))/gu;

/** What people do at meetings, or are given, behind names that begin a clause or are named by 由 or 据. */
const ACTING =
  /(?<=^|[\s，。；：、！？“”‘’（）》,;:据由])(?![据由])\p{Script=Han}{2,3}?(?=主持|[出列]席|陪同|一行|带队|率队|致辞|作了?(?:题为|专题|工作|重要)?(?:报告|说明|讲话|发言|汇报|总结|部署|交流|表态|介绍|动员)|就[^，。；]{2,12}(?:作|进行|提出|开展)|(?:担任|任)[^，。；]{0,16}?(?:书记|[局厅处科院校部所站行组队会县市区镇乡州]长|主任|委员|主席)|表示|介绍|告诉|认为|坦言|说[，。：“"！]|笑着|高兴地|激动地)/gu;

function findFramed(text: string, lexicon: Lexicon, wordAt: WordAt): LikelyName[] {
  const found: LikelyName[] = [];
  const add = (start: number, length: number, isIn: (end: number) => boolean): void => {
    const end = start + length;
    if (mayBeName(text, start, end, lexicon) && isIn(end))
      found.push({ start, end, kind: 'person' });
  };
  for (const { 0: name, index } of text.matchAll(FRAMED)) {
    add(index, name.length, () => wordAt(text, index) < name.length);
  }
  for (const { 0: name, index } of text.matchAll(ACTING)) {
    add(
      index,
      name.length,
      (end) => wordAt(text, index) < 2 && wordsAcross(text, index, end).length === 0,
    );
  }
  return found;
}

/** Villages by the family that founded them: 于家岭, 范家沟. */
const OF_FAMILY =
  /(\p{Script=Han})家(?:岭|坡|沟|湾|岗|坪|坝|洼|塘|铺|滩|堡|营|梁|峪|畈|冲|坳|嘴|咀|渡|桥|庄|寨|屯|村)/gu;

function findPlaces(text: string, { surnames }: Lexicon): LikelyName[] {
  const found: LikelyName[] = [];
  for (const { index: start, 0: name, 1: family } of text.matchAll(OF_FAMILY)) {
    // 由于家庄
    if (!surnames.has(family!) || ENDS_WORD[family!]?.includes(text[start - 1] ?? ' ')) continue;
    found.push({ start, end: start + name.length, kind: 'place' });
  }
  for (let i = 2; i < text.length; i++) {
    if (!BEGINS_PLACE_KIND.has(text[i]!)) continue;
    const kind = PLACE_KIND.exec(text.slice(i, i + 3));
    if (!kind) continue;
    const start = PLACE_LENGTHS.map((length) => i - length).find((at) => isPlace(text, at, i));
    if (start === undefined) continue;
    const end = i + kind[0].length;
    // 筑牢农村, 获批省级: what looks like a kind of place belongs to another word.
    const isOther = wordsAcross(text, i, i).some(
      (word) =>
        word.start > start && (word.end > end || NO_PLACES.has(text.slice(word.start, word.end))),
    );
    if (!isOther) found.push({ start, end, kind: 'place' });
  }
  return found;
}

function isPlace(text: string, start: number, end: number): boolean {
  if (start < 0) return false;
  for (let i = start; i < end; i++) {
    if (!isHan(text.charCodeAt(i)) || NOT_IN_PLACES.has(text[i]!)) return false;
    // 位于, 由于, 低于
    if (text[i] === '于' && i > start) return false;
  }
  const before = text[start - 1];
  return before === undefined || CLAUSE_BREAK.test(before) || BEFORE_PLACE.has(before);
}
