/** What a post is: of which place, in which body, head or deputy. Read off its words: [place][body][title]. */
import type { Division, Divisions } from '../lexicon/divisions';
import type { PostKind } from '../lexicon/ranks';

/** The lines of office that a place has, in each of which a person holds one post at a time. */
export type Office =
  'party' | 'government' | 'congress' | 'consultative' | 'court' | 'procuratorate';

/** A post of a place. */
export interface LocalPost {
  /** What is certain of the place. */
  readonly place: PostPlace;
  readonly kind: PostKind;
  /** Undefined for departments. */
  readonly office?: Office;
}

export interface PostPlace {
  /** What the name of the place can be, the last of its chain (安徽省合肥市: 合肥市); empty where none is named. */
  readonly divisions: readonly Division[];
  /** The name as written, empty where none is. */
  readonly name: string;
  /** 省, 市, 县 … where that is all there is. */
  readonly level: Level;
  /** For a place that no list has: what the place around it can be. */
  readonly around: readonly Division[];
}

export type Level = '省' | '市' | '州' | '县' | '区' | '镇' | '街道';

/** The post as one of a place; undefined for what is none, as posts of ministries, firms and other countries. */
export function parsePost(post: string, divisions: Divisions): LocalPost | undefined {
  const split = splitPost(post, divisions);
  if (!split) return undefined;
  const { place, rest } = split;
  for (const [pattern, kind, office] of PATTERNS) {
    if (pattern.test(rest) && fits(office, rest, place.level)) {
      return { place, kind, ...(office ? { office } : {}) };
    }
  }
  return undefined;
}

/** A post cut behind its place. */
export interface SplitPost {
  readonly place: PostPlace;
  /** 自治区, 市, 县 …: the word for what the place is, empty where the name has none. */
  readonly unit: string;
  readonly rest: string;
}

/** What of a post is its place, and what is left; undefined where it begins with none. */
export function splitPost(post: string, divisions: Divisions): SplitPost | undefined {
  const words = post.replace(/^(?:中国共产党|中共|共青团)(?=.{3})/, (party) =>
    party === '共青团' ? party : '',
  );
  // 代县 is a county, too.
  const chain = BARE_TITLE.test(words) ? { length: 0 } : placeChain(words, divisions);
  const behind = words.slice(chain.length);
  const bare = chain.divisions ? undefined : unnamed(behind);
  const found = chain.divisions ?? bare;
  if (!found) return undefined;
  const { divisions: named, name, level, around, skip } = found;
  // 青石县县委书记: the level is said again.
  const again = name !== '' && /^[县旗镇乡市区](?!长)/.exec(behind)?.[0] === name.at(-1);
  return {
    place: { divisions: named, name, level, around },
    unit: bare?.unit ?? unitOfPlace(named[0]?.name ?? name),
    rest: behind.slice(again ? 1 : skip),
  };
}

/** The word for what a place is, at the end of its full name; empty where there is none. */
export const unitOfPlace = (name: string): string => PLACE_UNIT.exec(name)?.[0] ?? '';
const PLACE_UNIT = /(?:自治[区州县旗]|地区|街道|[省市州盟县旗区镇乡])$/;

const CONGRESS = '(?:人大常委会|人民代表大会常务委员会|人大)';
const ACTING = '(?:代理?)?';
const LEADER = '(?:[省市州盟县旗区镇乡])?';

/** What may stand behind the name of a place, in the order in which they are tried. */
const PATTERNS: readonly (readonly [RegExp, PostKind, Office?])[] = [
  [/^(?:委|党委|工委|党工委|地委)(?:第一)?书记$/, 'head', 'party'],
  [/^(?:委|党委|工委|党工委|地委)(?:(?:常务|专职)?副书记|常委|常务委员会委员)$/, 'deputy', 'party'],
  [/^级?领导(?:同志)?$/, 'leader'],
  // They sit in the standing committee of the place.
  [/^委(?:(?:组织|宣传|统战)部部?长|政法委书记|秘书长)$/, 'deputy'],
  [/^(?:人民)?政府秘书长$/, 'department'],
  [/^委(?:组织|宣传|统战)部副部长$/, 'departmentDeputy'],
  [/^纪委书记$|^纪委书记、监委主任$|^监委主任$/, 'deputy'],
  [new RegExp(`^(?:人民)?(?:政府)?${ACTING}${LEADER}长$`), 'head', 'government'],
  [new RegExp(`^(?:人民)?(?:政府)?(?:常务|第一)?副${LEADER}长$`), 'deputy', 'government'],
  [/^(?:人民)?(?:政府)?(?:代理?)?主席$/, 'head', 'government'],
  [/^(?:人民)?(?:政府)?(?:常务)?副主席$/, 'deputy', 'government'],
  [/^(?:行署)?专员$/, 'head', 'government'],
  [/^(?:行署)?副专员$/, 'deputy', 'government'],
  [new RegExp(`^${CONGRESS}(?:主任|主席)$`), 'head', 'congress'],
  [new RegExp(`^${CONGRESS}副(?:主任|主席)$`), 'deputy', 'congress'],
  [/^(?:街道)?办事处主任$/, 'head', 'government'],
  [/^(?:街道)?办事处副主任$/, 'deputy', 'government'],
  [/^政协主席$/, 'head', 'consultative'],
  [/^政协副主席$/, 'deputy', 'consultative'],
  [/^(?:高级|中级)?(?:人民)?法院(?:党组书记、)?院长$/, 'court', 'court'],
  [/^(?:高级|中级)?(?:人民)?法院副院长$/, 'courtDeputy', 'court'],
  [/^(?:人民)?检察院检察长$/, 'court', 'procuratorate'],
  [/^(?:人民)?检察院副检察长$/, 'courtDeputy', 'procuratorate'],
  // Departments: a bureau, an office, a commission right under the place.
  [
    /^(?:政府)?[\u4e00-\u9fff]{1,12}(?:厅厅长|局局长|委员会主任|委主任|办公[厅室]主任)$/,
    'department',
  ],
  [
    /^(?:政府)?[\u4e00-\u9fff]{1,12}(?:厅副厅长|局副局长|委员会副主任|委副主任|办公[厅室]副主任)$/,
    'departmentDeputy',
  ],
  // Their sections: 大气科科长.
  [/^(?:政府)?[\u4e00-\u9fff]{1,12}局[\u4e00-\u9fff]{1,8}(?:科科长|处处长)$/, 'section'],
];

/** Bodies that only look like departments of their place: those of areas, committees of members, offices below them. */
const NOT_DEPARTMENT =
  /开发区|新区|园区|管委会|管理委员会|示范区|专门委员会|专委会|人大|政协|常委会|支队|分局|大队|镇|乡|街道|村|社区|公司|集团|学|医院|协会|团委|工会|妇联|居委会/;

/** 主席 leads the governments of autonomous regions alone; departments are those of no other body. */
function fits(office: Office | undefined, body: string, level: Level): boolean {
  if (office === undefined) return !NOT_DEPARTMENT.test(body);
  if (office === 'government' && /主席$/.test(body)) return level === '省';
  return true;
}

interface Found extends PostPlace {
  /** How many characters behind the chain of names belong to the place. */
  readonly skip: number;
}

/** 安徽省合肥市蜀山区…: the names that a post begins with. */
function placeChain(
  words: string,
  trie: Divisions,
): { readonly length: number; readonly divisions?: Found } {
  let length = 0;
  let parent: readonly Division[] = [];
  let found: Found | undefined;
  for (;;) {
    const match = trie.longest(words, length);
    if (!match) break;
    const name = words.slice(length, match.end);
    const inside = match.value.filter(({ code }) =>
      parent.length === 0 ? true : parent.some((outer) => isInside(code, outer.code)),
    );
    if (inside.length === 0) break;
    parent = inside;
    length = match.end;
    found = { divisions: inside, name, level: levelOf(name, inside), around: [], skip: 0 };
  }
  const unlisted = UNLISTED.exec(words.slice(length));
  if (unlisted) {
    const name = unlisted[0];
    const level = LEVELS[unlisted[1]!]!;
    // Townships of municipalities rank higher than others, by how much the data does not say.
    if (level === '镇' && !parent.every(({ unit }) => TOWNSHIPS_OF.has(unit))) return { length };
    return {
      length: length + name.length,
      divisions: { divisions: [], name, level, around: parent, skip: 0 },
    };
  }
  return found ? { length, divisions: found } : { length };
}

/** A place that the divisions do not list: a township, or a place that is no more. */
const UNLISTED =
  /^(?:(?!副|代|常务|政府)[\u4e00-\u9fff]){1,6}?(街道|[县旗镇乡市区])(?=[县旗镇乡市区]?(?:党?委|党工委|工委|办事处|纪委|人大|政府|人民政府|政协|人民法院|法院|人民检察院|检察院|(?:代理?|(?:常务|第一)?副)?[县旗镇乡市区]?长$))/;
const TOWNSHIPS_OF: ReadonlySet<string> = new Set(['county', 'prefecture', 'province']);

function levelOf(name: string, [first]: readonly Division[]): Level {
  if (first?.unit === 'province') return '省';
  if (/[州盟]$|地区$/.test(name)) return '州';
  if (/[县旗]$/.test(name)) return '县';
  return name.endsWith('区') ? '区' : '市';
}

const isInside = (code: string, outer: string): boolean =>
  code !== outer && code.startsWith(outer.replace(/(?:00)+$/, ''));

/** A title that says the level by itself: 副市长. */
const BARE_TITLE = /^(?:(?:常务|第一)?副|代理?)([省市州盟县旗区镇乡])长$/;

/** 市委书记, 自治区主席, 副镇长: the level alone. */
function unnamed(rest: string): (Found & { readonly unit: string }) | undefined {
  const inTitle = BARE_TITLE.exec(rest)?.[1];
  const word = inTitle ?? /^(?:自治区|自治[州县旗]|[省市州盟县旗区镇乡])/.exec(rest)?.[0];
  if (word === undefined) return undefined;
  const skip = inTitle === undefined ? word.length : 0;
  return { divisions: [], name: '', level: LEVELS[word]!, around: [], skip, unit: word };
}

const LEVELS: Readonly<Record<string, Level>> = {
  省: '省',
  自治区: '省',
  市: '市',
  州: '州',
  自治州: '州',
  盟: '州',
  县: '县',
  自治县: '县',
  旗: '县',
  自治旗: '县',
  区: '区',
  镇: '镇',
  乡: '镇',
  街道: '街道',
};
