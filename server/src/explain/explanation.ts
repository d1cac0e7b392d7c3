/** What is to be said about something, before anyone decides how to show it. All strings are plain text. */
export interface Explanation {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** A stretch of a line: text as it is, or text with something about it. */
export type Inline = string | { readonly strong: string } | LinkInline;

export interface LinkInline {
  readonly text: string;
  /** An absolute address. Renderers show the text alone where its scheme is not one they trust. */
  readonly href: string;
}

export type Part =
  | { readonly kind: 'line'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Inline[][] }
  | { readonly kind: 'rule' };

/** A line that begins with a label: “英文 English: …”. */
export const labelled = (label: string, ...content: readonly Inline[]): Part => ({
  kind: 'line',
  content: [{ strong: label }, '  ', ...content],
});
