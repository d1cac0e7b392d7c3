import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import type { FormatOptions } from './format';

/** What has a label in other programs: the types of annotations, and posts where they are spans of their own. */
export type Labelled = AnnotationType | 'post';

export const LABELLED: readonly Labelled[] = [...ANNOTATION_TYPES, 'post'];

/** The Chinese names of what is labelled. */
export const CHINESE_LABELS: Readonly<Record<Labelled, string>> = {
  slogan: '口号提法',
  formula: '数字提法',
  official: '官员',
  metric: '指标',
  post: '职务',
};

/** Light backgrounds that differ for every kind of colour vision, as `#rrggbb`. */
export const COLOURS: Readonly<Record<Labelled, string>> = {
  slogan: '#ffd98a',
  formula: '#ecc3da',
  official: '#b5e0fb',
  metric: '#bfe3bb',
  post: '#e4f0f8',
};

/** The relation between an official and a post. */
export const HOLDS = 'holds';

/** The label that a format writes. */
export const labelOf = (what: Labelled, { labels }: Pick<FormatOptions, 'labels'>): string =>
  labels === 'zh' ? CHINESE_LABELS[what] : what;

/** What a label stands for, in either language and any case; `undefined` for labels of others. */
export function labelledAs(label: string): Labelled | undefined {
  const name = label.trim().toLowerCase();
  return LABELLED.find((what) => what === name || CHINESE_LABELS[what] === name);
}
