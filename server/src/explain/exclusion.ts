/** Which posts no one holds at one time. */
import type { Divisions } from '../lexicon/divisions';
import { parsePost, type LocalPost, type Office } from './post';

/**
 * Whether no one holds two posts at one time: both lead the same office of different places, stand at different heights
 * of one body, lead two offices of one place, or head two of its departments.
 */
export function excludes(one: string, other: string, divisions: Divisions): boolean {
  if (one === other || isCommitteeMember(one) || isCommitteeMember(other)) return false;
  return (
    excludesByOffice(one, other, divisions) ||
    differsInHeight(one, other) ||
    differsInPlace(one, other) ||
    differsInDepartment(one, other)
  );
}

function excludesByOffice(one: string, other: string, divisions: Divisions): boolean {
  const a = parsePost(one, divisions);
  const b = parsePost(other, divisions);
  if (!a?.office || !b?.office) return false;
  if (a.office !== b.office) return leadBoth(a, b);
  // A member of a standing committee leads the committee of a lower place: 省委常委、合肥市委书记.
  if (a.place.level !== b.place.level) return false;
  if (isElsewhere(a, b)) return a.kind === 'head' && b.kind === 'head';
  return a.kind !== b.kind;
}

/** A secretary of the Party often heads the congress, too. */
const HELD_TOGETHER: ReadonlySet<string> = new Set(['congress party']);

/** Whether two posts lead two offices of one place; in townships one person may. */
function leadBoth(a: LocalPost, b: LocalPost): boolean {
  const pair = [a.office!, b.office!].sort().join(' ');
  return (
    !HELD_TOGETHER.has(pair) &&
    isHead(a) &&
    isHead(b) &&
    a.place.level === b.place.level &&
    a.place.level !== '镇' &&
    a.place.name === b.place.name
  );
}

const COURTS: ReadonlySet<Office> = new Set(['court', 'procuratorate']);
const isHead = ({ kind, office }: LocalPost): boolean =>
  kind === 'head' || (kind === 'court' && COURTS.has(office!));

const isCommitteeMember = (post: string): boolean => /常委(?!会)|委员$/.test(post);

/** Whether two posts name different places of one level. */
function isElsewhere(a: LocalPost, b: LocalPost): boolean {
  if (a.place.name === '' || b.place.name === '') return false;
  const codes = new Set(a.place.divisions.map(({ code }) => code));
  if (codes.size > 0 && b.place.divisions.length > 0) {
    return !b.place.divisions.some(({ code }) => codes.has(code));
  }
  return !a.place.name.startsWith(b.place.name) && !b.place.name.startsWith(a.place.name);
}

const DEPUTY = /(?:常务|第一)?副(?=[^副]{1,4}$)/;
/** Titles that say of what body they are. */
const SHORTEST_BODY = 4;

/** 市公安局局长 and 公安局副局长: the head of a body and a deputy of it. */
function differsInHeight(one: string, other: string): boolean {
  if (DEPUTY.test(one) === DEPUTY.test(other)) return false;
  const [a, b] = [one.replace(DEPUTY, ''), other.replace(DEPUTY, '')];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_BODY && long.endsWith(short);
}

const PLACED =
  /^([\u4e00-\u9fff]{1,6}?([省市州县旗区镇乡村]))((?![省市州县旗区镇乡村])[\u4e00-\u9fff]{2,})$/;

/** 青石县水利局局长 and 白河县水利局局长: the same post of two places. */
function differsInPlace(one: string, other: string): boolean {
  const [a, b] = [PLACED.exec(one), PLACED.exec(other)];
  if (!a || !b || a[2] !== b[2] || a[3] !== b[3]) return false;
  const [short, long] = a[1]!.length < b[1]!.length ? [a[1]!, b[1]!] : [b[1]!, a[1]!];
  return short.length > 1 && short !== long && !long.endsWith(short);
}

/** Heads of bureaus, of departments of the Party and of its commissions, each with what it is of. */
const DEPARTMENTS: readonly RegExp[] = [
  /^(.*[省市州盟县旗区])?(?:政府)?([\u4e00-\u9fff]{2,8})(?:局局长|厅厅长)$/,
  /^(.*[省市州盟县旗区])?委?(组织|宣传|统战)部部?长$/,
  /^(.*[省市州盟县旗区])?委?(纪|政法)委书记$/,
];

/** 县教育局局长 and 县财政局局长: two departments of one place. */
function differsInDepartment(one: string, other: string): boolean {
  return DEPARTMENTS.some((pattern) => {
    const [a, b] = [pattern.exec(one), pattern.exec(other)];
    return a !== null && b !== null && a[1] === b[1] && a[2] !== b[2];
  });
}
