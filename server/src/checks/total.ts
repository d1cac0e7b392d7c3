import { figure, rounded } from '../explain/figures';
import { relationsOf, type MetricRelation } from '../explain/paragraph';
import type { Words } from '../explain/words';
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
      return finding(
        whole,
        {
          zh: `${added} 合计 ${figure(sum)}，不是${words(whole)}`,
          en: `${added} make ${figure(sum)}, not ${words(whole)}`,
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
      const { from, to, stated, difference, percent } = relation;
      const relative = percent === undefined ? '' : `，${figure(rounded(Math.abs(percent), 3))}%`;
      const actual = `${figure(Math.abs(difference))}${relative}`;
      return finding(
        stated!,
        {
          zh: `从${words(from)}到${words(to)}相差 ${actual}，不是${words(stated!)}`,
          en: `from ${words(from)} to ${words(to)} is ${actual}, not ${words(stated!)}`,
        },
        [from, to],
      );
    }
  }
}
