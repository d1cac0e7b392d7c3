/** What a person may choose about an export: one list for the editor and the command line. */
import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import type { ExportChoices, TEXT_FORMS } from './choices';
import type { FormatOptions } from './format';

/** Everything that may be chosen but whose decisions count and how words are found. */
export interface ExportSettings extends ExportChoices, Omit<FormatOptions, 'segmenter' | 'schema'> {
  /** `suggestions` what nobody rejected; `decided` what somebody accepted or added; `found` as if nobody decided. */
  readonly annotations: 'suggestions' | 'decided' | 'found';
}

export interface ChoiceValue {
  readonly value: string | number;
  /** A few English words. */
  readonly label: string;
}

/** One thing that may be chosen. */
export interface Choice {
  readonly name: keyof ExportSettings;
  /** A few English words. */
  readonly label: string;
  readonly values: readonly ChoiceValue[];
  /** Whether any number of the values may be chosen, but one at least. */
  readonly isMany?: boolean;
  /** The ids of the formats that it is for; all where left out. */
  readonly formats?: readonly string[];
}

const ANNOTATION_PROGRAMS = ['qdpx', 'qdc', 'brat', 'doccano', 'label-studio', 'cas-json', 'xmi'];

/** In the order in which to offer them. The first value is the one that holds where nobody chose. */
export const CHOICES: readonly Choice[] = [
  {
    name: 'text',
    label: 'Text',
    values: [
      { value: 'raw', label: 'as stored' },
      { value: 'clean', label: 'clean, without pinyin residue and page furniture' },
      { value: 'simplified', label: 'clean, in simplified characters' },
      { value: 'traditional', label: 'clean, in traditional characters' },
    ] satisfies { value: (typeof TEXT_FORMS)[number]; label: string }[],
  },
  {
    name: 'types',
    label: 'Types',
    isMany: true,
    values: [
      { value: 'slogan', label: 'Slogans' },
      { value: 'formula', label: 'Numbered formulas' },
      { value: 'official', label: 'Officials' },
      { value: 'metric', label: 'Metrics' },
      { value: 'own', label: 'Types of your own' },
    ] satisfies { value: AnnotationType | 'own'; label: string }[],
  },
  {
    name: 'annotations',
    label: 'Annotations',
    values: [
      { value: 'suggestions', label: 'all but what was rejected' },
      { value: 'decided', label: 'only what was accepted or added' },
      { value: 'found', label: 'as found, without decisions' },
    ] satisfies { value: ExportSettings['annotations']; label: string }[],
  },
  {
    name: 'minConfidence',
    label: 'Confidence',
    values: [
      { value: 0, label: 'any' },
      { value: 0.5, label: 'at least 0.5' },
      { value: 0.7, label: 'at least 0.7' },
      { value: 0.9, label: 'at least 0.9' },
    ],
  },
  {
    name: 'tokens',
    label: 'Tokens',
    values: [
      { value: 'char', label: 'characters' },
      { value: 'word', label: 'words' },
    ],
    formats: ['conll', 'prodigy', 'webanno-tsv', 'cas-json', 'xmi'],
  },
  {
    name: 'scheme',
    label: 'Tags',
    values: [
      { value: 'bio', label: 'BIO' },
      { value: 'bioes', label: 'BIOES' },
      { value: 'bmes', label: 'BMES' },
    ],
    formats: ['conll'],
  },
  {
    name: 'labels',
    label: 'Names of types',
    values: [
      { value: 'en', label: 'English' },
      { value: 'zh', label: 'Chinese' },
    ],
    formats: [...ANNOTATION_PROGRAMS, 'webanno-tsv', 'conll', 'spacy', 'prodigy'],
  },
  {
    name: 'profile',
    label: 'Offsets of Web Annotations',
    values: [
      { value: 'spec', label: 'code points, as the W3C says' },
      { value: 'recogito', label: 'UTF-16 code units, as Recogito counts' },
    ],
    formats: ['web-annotation'],
  },
  {
    name: 'lineEnds',
    label: 'Line ends',
    values: [
      { value: 'lf', label: 'LF, for NVivo, ATLAS.ti and QualCoder' },
      { value: 'crlf', label: 'CRLF, for MAXQDA' },
    ],
    formats: ['qdpx'],
  },
];

/** A choice that does not exist. */
export class ChoiceError extends Error {
  override readonly name = 'ChoiceError';
}

/** What holds where nobody chose. */
export const DEFAULT_CHOICES: ExportSettings = {
  text: 'raw',
  types: [...ANNOTATION_TYPES, 'own'],
  annotations: 'suggestions',
  minConfidence: 0,
  tokens: 'char',
  scheme: 'bio',
  labels: 'en',
  profile: 'spec',
  lineEnds: 'lf',
};

/**
 * What holds after somebody chose.
 *
 * @param given Values by the names of choices, such as a message or a file has them; what is left out is as usual.
 * @throws {ChoiceError} where there is no such choice or value.
 */
export function readSettings(given: Readonly<Record<string, unknown>>): ExportSettings {
  for (const [name, value] of Object.entries(given)) {
    const choice = CHOICES.find((one) => one.name === name);
    if (!choice) throw new ChoiceError(`There is no choice “${name}”`);
    const values: readonly unknown[] = choice.isMany && Array.isArray(value) ? value : [value];
    const isKnown = (one: unknown): boolean =>
      name === 'minConfidence'
        ? typeof one === 'number' && one >= 0 && one <= 1
        : choice.values.some((known) => known.value === one);
    if (values.length === 0 || !values.every(isKnown)) {
      throw new ChoiceError(`“${name}” cannot be ${JSON.stringify(value)}`);
    }
  }
  return { ...DEFAULT_CHOICES, ...given };
}

/** The values of a choice. */
export const valuesOf = (name: Choice['name']): string[] =>
  CHOICES.find((choice) => choice.name === name)!.values.map(({ value }) => String(value));
