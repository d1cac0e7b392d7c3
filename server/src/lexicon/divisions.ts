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
    const short = name.replace(SUFFIX, '');
    if (short !== name && short.length >= 2) add(short, division);
  }
  const trie = new Trie<readonly Division[]>();
  for (const [name, divisions] of byName) trie.add(name, divisions);
  return trie;
}

const SUFFIX = /(?:(?:壮族|回族|维吾尔|(?:[\u4e00-\u9fff]{1,3}族)+)?自治[区州]|地区|[省市盟])$/;

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
