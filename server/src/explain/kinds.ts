/** What the parts of a whole are called, and whether these names leave nothing out. */

/** Longer words before a number are no name of a kind. */
const KIND_MAX = 8;

/** What numbers count, from the words before each: ，其中省级资金 and 、县级资金 name 省级资金 and 县级资金. */
export const labelsOf = (words: readonly string[]): string[] =>
  words.map((before) =>
    before.replace(/^.*(?:其中|分别|[，,、；;：（(。]|——)/s, '').replace(/[为是达有]$/, ''),
  );

/** Kinds that together leave nothing out. */
const COMPLEMENTS: readonly (readonly RegExp[])[] = [
  [/^男/, /^女/],
  [/^(?:城区|城镇|城市)/, /^(?:乡镇|农村|乡村)/],
  [/^(?:山区|山村)/, /^(?:平原|川区|坝区)/],
  [/^(?:国内|境内)/, /^(?:国外|境外|入境|海外)/],
  [/^(?:省内|市内|县内)/, /^(?:省外|市外|县外)/],
  [/^有效/, /^(?:废票|无效|弃权)/],
  [/^出口/, /^进口/],
  [/^线上/, /^线下/],
  [/^赞成/, /^反对/],
  [/^赞成/, /^反对/, /^弃权/],
  [/^水田/, /^旱[地田]/],
  [/^上半年/, /^下半年/],
  [/^第?一季度/, /^第?二季度/, /^第?三季度/, /^第?四季度/],
  [/^(?:第一产业|一产)/, /^(?:第二产业|二产)/, /^(?:第三产业|三产)/],
];

/** Whether a name is one of kinds that leave nothing out. */
export const isComplement = (label: string): boolean =>
  COMPLEMENTS.some((kinds) => kinds.some((kind) => kind.test(label)));

/** Whether names leave nothing out: 城区, 乡镇. */
export const areComplements = (labels: readonly string[]): boolean =>
  COMPLEMENTS.some(
    (kinds) =>
      kinds.length === labels.length &&
      kinds.every((kind) => labels.some((label) => kind.test(label))) &&
      labels.every((label) => !label.includes('均')),
  );

/** Where money comes from; no yuan of it comes from two places. */
const FUNDS = /(?:资金|贷款|自筹|拨款|债券|配套|补助|捐款|捐赠|投资|投入)$/;

/** Whether names are those of kinds of one thing: all end alike (省级资金, 县级资金), or are sources of money. */
export function areKinds(labels: readonly string[]): boolean {
  const end = labels[0]?.at(-1);
  return (
    end !== undefined &&
    labels.every((label) => label.length >= 2 && label.length <= KIND_MAX) &&
    (labels.every((label) => label.endsWith(end)) || labels.every((label) => FUNDS.test(label))) &&
    new Set(labels).size === labels.length
  );
}
