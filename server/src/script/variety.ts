/** Written varieties of Chinese that texts are converted between, by their names on the command line and in settings. */
export const VARIETIES = ['zh-CN', 'zh-Hant', 'zh-TW', 'zh-TW-phrases', 'zh-HK'] as const;

/**
 * - `zh-CN`: simplified
 * - `zh-Hant`: traditional in the standard of OpenCC, which keeps apart what regions write alike
 * - `zh-TW`: traditional as Taiwan writes it
 * - `zh-TW-phrases`: the same, and the words that Taiwan uses: 软件 is 軟體
 * - `zh-HK`: traditional as Hong Kong writes it
 */
export type Variety = (typeof VARIETIES)[number];

/** The names that OpenCC has for varieties. */
export const OPENCC_NAMES = {
  'zh-CN': 'cn',
  'zh-Hant': 't',
  'zh-TW': 'tw',
  'zh-TW-phrases': 'twp',
  'zh-HK': 'hk',
} as const satisfies Record<Variety, string>;

/** Whether two varieties are both simplified or both traditional. */
export const sameScript = (one: Variety, other: Variety): boolean =>
  (one === 'zh-CN') === (other === 'zh-CN');
