import { blockOf } from '../explain/paragraph';
import type { OfficialAnnotation } from '../document/annotation';
import type { Check, Finding } from './check';
import { mentionsByName } from './persons';

/** Posts that several persons hold at one time tell nobody apart. */
const SHARED =
  /副|常委|委员|成员|领导|代表|干部|工作人员|负责|助理|巡视员|调研员|主任科员|民警|村长|所长|科长|处长|秘书|记者|主播|队员|发言人|^(?:书记|主任|局长|部长|院长|校长|所长|站长|队长|会长|组长|行长|总理|总统|主席)$/;

/** A name that stands one character off another with the same post: 韩俊 and 韩竣, both 安徽省委书记. */
export const nameVariant: Check = {
  id: 'name-variant',
  severity: 'warning',
  what: {
    zh: '同一职务的人名前后差一个字',
    en: 'names one character apart with the same post',
  },
  find(analysis) {
    const byPost = new Map<string, { name: string; mention: OfficialAnnotation }[]>();
    const mentions = mentionsByName(analysis);
    for (const [name, all] of mentions) {
      for (const mention of all) {
        const article = blockOf(analysis, mention)?.article ?? 0;
        for (const post of mention.posts) {
          if (SHARED.test(post)) continue;
          const key = `${article}\n${post}`;
          byPost.set(key, [...(byPost.get(key) ?? []), { name, mention }]);
        }
      }
    }
    const found = new Map<string, Finding>();
    for (const [key, holders] of byPost) {
      const names = [...new Set(holders.map(({ name }) => name))];
      for (const one of names) {
        for (const other of names) {
          if (one === other || !isOneOff(one, other)) continue;
          // The name that stands more often is the one that is meant; of equals the first.
          const [meant, slip] =
            weight(mentions, one) >= weight(mentions, other) ? [one, other] : [other, one];
          if (found.has(`${meant}\n${slip}`)) continue;
          const place = holders.find(({ name }) => name === slip)!.mention;
          const first = mentions.get(meant)![0]!;
          const post = key.slice(key.indexOf('\n') + 1);
          found.set(`${meant}\n${slip}`, {
            span: { start: place.start, end: place.end },
            message: {
              zh: `“${slip}”与“${meant}”差一个字，职务都是“${post}”`,
              en: `“${slip}” is one character off “${meant}”, both “${post}”`,
            },
            ...(mentions.get(meant)!.length > mentions.get(slip)!.length
              ? { fix: { span: { start: place.start, end: place.end }, text: meant } }
              : {}),
            related: [
              { span: { start: first.start, end: first.end }, message: { zh: meant, en: meant } },
            ],
          });
        }
      }
    }
    return [...found.values()];
  },
};

const weight = (
  mentions: ReadonlyMap<string, readonly OfficialAnnotation[]>,
  name: string,
): number => mentions.get(name)!.length;

/** Whether two names of the same length differ in one character and share another. */
function isOneOff(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differing = [...one].filter((c, index) => c !== other[index]).length;
  return differing === 1;
}
