import type { PlaceUnit, RankData } from './ranks';
import { Trie } from './trie';

/** An administrative division from province to county. */
export interface Division {
  /** Six digits: two for the province, two for the prefecture, two for the county. */
  readonly code: string;
  readonly name: string;
  readonly unit: PlaceUnit;
}

/** Divisions by full name, and provinces and prefectures also by the name without its last word (安徽, 合肥). */
export type Divisions = Trie<readonly Division[]>;

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
/** Hong Kong, Macao and Taiwan have no ranks of this kind. */
const APART = new Set(['71', '81', '82']);

/** Divisions ready for looking up; one name may be several (鼓楼区). */
export function divisionTrie(
  names: Readonly<Record<string, string>>,
  { places }: RankData,
): Divisions {
  const members = new Map<string, PlaceUnit>();
  for (const { unit, members: list = [] } of places) {
    for (const member of list) members.set(member, unit);
  }
  const byName = new Map<string, Division[]>();
  const add = (name: string, division: Division) => {
    const known = byName.get(name);
    if (known) known.push(division);
    else byName.set(name, [division]);
  };
  for (const [code, name] of Object.entries(names)) {
    const unit = unitOf(code, name, names, members);
    if (!unit) continue;
    const division = { code, name, unit };
    add(name, division);
    if (!code.endsWith('00')) continue;
    const short = withoutUnit(name);
    if (short !== name && short.length >= 2) add(short, division);
  }
  const trie = new Trie<readonly Division[]>();
  for (const [name, divisions] of byName) trie.add(name, divisions);
  return trie;
}

/** Peoples as names of autonomous divisions have them, those without 族 last. Source: 国家民委, its list of the peoples. */
const PEOPLE =
  '(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各)族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|鄂温克|鄂伦春|达斡尔)';
// Two characters stay at least: 内蒙古 is no place called 内.
const UNIT = new RegExp(`(?<=^.{2,})(?:${PEOPLE}*自治[区州县旗]|特别行政区|地区|[省市县区盟旗])$`);

/** The name of a division without the word for what it is: 安徽, 广西, 延边. */
export const withoutUnit = (name: string): string => name.replace(UNIT, '');

/** Cities and counties of Taiwan, which the codes of divisions do not go into. Source: 外交部, 新华社, names in use. */
export const OF_TAIWAN: readonly string[] =
  '台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 苗栗县 彰化县 南投县 云林县 屏东县 宜兰县 花莲县 台东县 澎湖县'.split(
    ' ',
  );

function unitOf(
  code: string,
  name: string,
  names: Readonly<Record<string, string>>,
  members: ReadonlyMap<string, PlaceUnit>,
): PlaceUnit | undefined {
  const province = code.slice(0, 2);
  if (APART.has(province) || /^省直辖|^自治区直辖|^市辖区$|^县$/.test(name)) return undefined;
  const listed = members.get(name);
  if (listed) return listed;
  if (code.endsWith('0000')) return 'province';
  if (MUNICIPALITIES.has(province)) {
    // 110100 is Beijing a second time.
    if (code.endsWith('00')) return undefined;
    return name.endsWith('区') ? 'municipalDistrict' : 'municipalCounty';
  }
  if (code.endsWith('00')) return 'prefecture';
  if (code.slice(2, 4) === '90') return 'provincialCounty';
  const parent = names[`${code.slice(0, 4)}00`];
  return parent !== undefined &&
    members.get(parent) === 'deputyProvincialCity' &&
    name.endsWith('区')
    ? 'deputyProvincialDistrict'
    : 'county';
}
