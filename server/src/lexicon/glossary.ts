/** The glossary as data: what `server/data/glossary/*.yaml` hold after validation. */

export interface GlossarySource {
  readonly url: string;
  /** Which fields of the entry the page states. */
  readonly states: readonly string[];
}

export interface GlossarySense {
  readonly count?: number;
  readonly items?: readonly { readonly zh: string; readonly en?: string }[];
  readonly english?: readonly { readonly text: string; readonly source: string }[];
  readonly meaning: { readonly zh: string; readonly en: string };
  readonly origin?: { readonly who?: string; readonly when?: string; readonly occasion?: string };
  readonly period?: { readonly from?: string; readonly to?: string };
  readonly sources: readonly GlossarySource[];
}

export interface GlossaryEntry extends GlossarySense {
  /** Pinyin in kebab-case, unique over all files and stable. */
  readonly id: string;
  readonly kind: 'slogan' | 'formula';
  /** The term in simplified script. */
  readonly term: string;
  readonly variants?: readonly string[];
  readonly short?: readonly string[];
  readonly full?: string;
  readonly related?: readonly string[];
  /** Where one label names different lists: by body, place or period. */
  readonly senses?: readonly (GlossarySense & { readonly label: string })[];
}
