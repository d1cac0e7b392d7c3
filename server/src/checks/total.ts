import type { Change } from '../explain/arithmetic';
import { countedLike, figure, rounded } from '../explain/figures';
import { relationsOf, type MetricRelation } from '../explain/paragraph';
import { POINTS, type Words } from '../explain/words';
import type { Check, Finding } from './check';

/** Totals, shares and changes that do not follow from the numbers beside them. */
export const total: Check = {
  id: 'total',
  severity: 'warning',
  what: {
    zh: '合计、占比或增减与所列数字不符',
    en: 'a total, share or change that does not follow from the numbers beside it',
  },
  find(analysis) {
    return relationsOf(analysis)
      .filter(({ relation }) => !relation.holds)
      .map(toFinding);
  },
};

function toFinding({ relation, metrics }: MetricRelation): Finding {
  const words = (index: number) => metrics[index]!.norm;
  const spanOf = (index: number) => {
    const { start, end } = metrics[index]!;
    return { start, end };
  };
  const finding = (at: number, message: Words, others: readonly number[]): Finding => ({
    span: spanOf(at),
    message,
    related: others.map((other) => ({
      span: spanOf(other),
      message: { zh: words(other), en: words(other) },
    })),
  });
  switch (relation.kind) {
    case 'sum': {
      const { whole, parts, total: sum } = relation;
      const added = parts.map(words).join(' + ');
      const actual = countedLike(sum, metrics[whole]!);
      return finding(
        whole,
        {
          zh: `${added} 合计 ${actual}，不是${words(whole)}`,
          en: `${added} make ${actual}, not ${words(whole)}`,
        },
        parts,
      );
    }
    case 'share': {
      const { whole, part, stated, percent } = relation;
      const actual = `${figure(rounded(percent, 3))}%`;
      return finding(
        stated!,
        {
          zh: `${words(part)}占${words(whole)}的 ${actual}，不是${words(stated!)}`,
          en: `${words(part)} of ${words(whole)} is ${actual}, not ${words(stated!)}`,
        },
        [whole, part],
      );
    }
    case 'change': {
      const { from, to, stated } = relation;
      const actual = differenceWords(relation, metrics);
      return finding(
        stated!,
        {
          zh: `从${words(from)}到${words(to)}相差 ${actual.zh}，不是${words(stated!)}`,
          en: `from ${words(from)} to ${words(to)} is ${actual.en}, not ${words(stated!)}`,
        },
        [from, to],
      );
    }
    case 'growth': {
      const { to, by, stated, from, percent } = relation;
      const was = countedLike(from, metrics[to]!);
      const actual = `${figure(rounded(percent, 3))}%`;
      return finding(
        stated,
        {
          zh: `原为 ${was}，${words(by)}相当于 ${actual}，不是${words(stated)}`,
          en: `it was ${was}, of which ${words(by)} is ${actual}, not ${words(stated)}`,
        },
        [to, by],
      );
    }
  }
}

/** The change as the text states it, in per cent, in points, or counted as the numbers are that change. */
function differenceWords(
  { difference, percent, stated, to }: Change,
  metrics: MetricRelation['metrics'],
): Words {
  if (metrics[stated!]!.unit === '%' && percent !== undefined) {
    const share = `${figure(rounded(Math.abs(percent), 3))}%`;
    return { zh: share, en: share };
  }
  const size = Math.abs(difference);
  const target = metrics[to]!;
  if (target.unit === '%')
    return { zh: `${figure(size)}${POINTS.zh}`, en: `${figure(size)} ${POINTS.en}` };
  const counted = countedLike(size, target);
  return { zh: counted, en: counted };
}
