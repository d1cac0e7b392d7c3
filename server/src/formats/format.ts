import type { AnnotatedArticle } from './article';

/** A file that an export gives. Its name has no folders but those of the article's own name. */
export interface FormatFile {
  readonly name: string;
  readonly content: string;
}

/** Something that a format cannot hold. */
export interface Limit {
  /** One English sentence that says what is lost. */
  readonly sentence: string;
  /** Whether anything is lost of this article. */
  concerns(article: AnnotatedArticle): boolean;
}

interface FormatBase {
  /** Stable, kebab-case: what `--format` and the export request take. */
  readonly id: string;
  /** A short name, such as “CSV for Excel”. */
  readonly label: string;
  /** One sentence for someone who has to choose: what is in it, and for which program. */
  readonly description: string;
  /** The extension of the files it writes, without the dot. */
  readonly extension: string;
  readonly limits: readonly Limit[];
}

/** A format of which one file holds any number of articles, one after the other. */
export interface CorpusFormat extends FormatBase {
  readonly scope: 'corpus';
  /** What stands before the first article, such as column names. */
  readonly head: string;
  /** What is written for one article, ends of lines included. */
  write(article: AnnotatedArticle): string;
}

/** A format in which every article has files of its own. */
export interface ArticleFormat extends FormatBase {
  readonly scope: 'article';
  /** The files of one article, the one that holds the annotations first. */
  write(article: AnnotatedArticle): readonly [FormatFile, ...FormatFile[]];
  /** Files that stand once beside those of all articles, such as a configuration. */
  readonly common: readonly FormatFile[];
  /** The id of the corpus format that stands in where several articles go into one stream. */
  readonly streamsAs?: string;
}

/** An export format. All of them are pure, and count as their readers do. */
export type Format = CorpusFormat | ArticleFormat;
