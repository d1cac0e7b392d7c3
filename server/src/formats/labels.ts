import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import type { Schema, TypeSchema } from '../decisions/schema';
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

/** What of the options names types. */
type Naming = Pick<FormatOptions, 'labels' | 'schema'>;

const isBuiltIn = (what: string): what is Labelled =>
  (LABELLED as readonly string[]).includes(what);

/** What has a label: the suggested types, posts, and the types of the project. */
export const labelled = ({ schema }: Pick<FormatOptions, 'schema'>): string[] => [
  ...LABELLED,
  ...ownTypes(schema).map(({ name }) => name),
];

/** The types of the project beyond those that are suggested. */
export const ownTypes = ({ types }: Pick<Schema, 'types'>): TypeSchema[] =>
  types.filter(({ name }) => !isBuiltIn(name));

/** The name of a type for people who read Chinese: that of the project for its own ones. */
export const chineseLabel = (what: string, { types }: Schema): string =>
  isBuiltIn(what) ? CHINESE_LABELS[what] : (types.find(({ name }) => name === what)?.label ?? what);

/** The label that a format writes. */
export const labelOf = (what: string, { labels, schema }: Naming): string =>
  labels === 'zh' ? chineseLabel(what, schema) : what;

/** The colour of what the project gives none. */
const NO_COLOUR = '#d9d9d9';

/** The background of a type, as `#rrggbb`. */
export const colourOf = (what: string, { types }: Schema): string =>
  types.find(({ name }) => name === what)?.color ?? (isBuiltIn(what) ? COLOURS[what] : NO_COLOUR);

/** The background of a type, pale enough for black words on it. */
export function backgroundOf(what: string, schema: Schema): string {
  const colour = colourOf(what, schema);
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [red = 0, green = 0, blue = 0] = parts;
  // How light it looks, by the weights of ITU-R BT.601.
  const isPale = 0.299 * red + 0.587 * green + 0.114 * blue > 160;
  if (isPale) return colour;
  const mixed = parts.map((part) => Math.round(255 - (255 - part) * 0.4));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** What a label stands for, in either language and any case; `undefined` for labels of others. */
export function labelledAs(label: string): Labelled | undefined {
  const name = label.trim().toLowerCase();
  return LABELLED.find((what) => what === name || CHINESE_LABELS[what] === name);
}
