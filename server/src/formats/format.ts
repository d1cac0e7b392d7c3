import type { Schema } from '../decisions/schema';
import type { Segmenter } from '../text/segmenter';
import type { AnnotatedArticle, ArticleAnnotation } from './article';

/** A file that an export gives. Its name has no folders but those of the article's own name. */
export interface FormatFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A file of text, which is written in UTF-8. */
export interface TextFile extends FormatFile {
  readonly content: string;
}

/**
 * What does not come back from a format as it was: the text beside the annotations, the edges of spans, whole `overlaps`,
 * `pieces` or `relations`, an attribute by its name in a record, or all attributes of one's `own`.
 */
export type Loss = 'text' | 'span' | (string & {});

/** Something that a format cannot hold. */
export interface Limit {
  /** One English sentence that says what is lost. */
  readonly sentence: string;
  /** What of an article that it concerns may be read back otherwise; empty where everything comes back. */
  readonly loses: readonly Loss[];
  /** Whether anything is lost of this article. */
  concerns(article: AnnotatedArticle): boolean;
  /** Which annotations it concerns; left out where it concerns the whole article or all of them. */
  where?(article: AnnotatedArticle): readonly ArticleAnnotation[];
}

/** Of a limit on single annotations: whether it concerns an article, and which of its annotations. */
export const onAnnotations = (
  isLost: (annotation: ArticleAnnotation, article: AnnotatedArticle) => unknown,
): Required<Pick<Limit, 'concerns' | 'where'>> => ({
  concerns: (article) => article.annotations.some((annotation) => isLost(annotation, article)),
  where: (article) => article.annotations.filter((annotation) => isLost(annotation, article)),
});

/** Choices where the readers of a format differ. Each format takes those that it knows. */
export interface FormatOptions {
  /** How tags mark spans over tokens: B I O; with E and S for ends and single tokens; or B M E S. */
  readonly scheme: 'bio' | 'bioes' | 'bmes';
  /** What a token is: a Chinese character or a run of letters or digits; or a word of the segmenter. */
  readonly tokens: 'char' | 'word';
  /** The names of the types where a format has its own: `slogan` or 口号提法. */
  readonly labels: 'en' | 'zh';
  /** How Web Annotations count: code points as the W3C says, or UTF-16 code units as Recogito does. */
  readonly profile: 'spec' | 'recogito';
  /** The ends of lines in texts of REFI-QDA: LF, or CRLF as MAXQDA counts them. */
  readonly lineEnds: 'lf' | 'crlf';
  /** What the project declares: types, attributes and relations, for the configuration of a program. */
  readonly schema: Schema;
  /** Splits sentences into words. */
  readonly segmenter: Segmenter;
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
  /** Whether it has room for the relations of an article; else they are lost. */
  readonly holdsRelations?: boolean;
  /** Whether annotations may overlap in it; else the one that ranks lower is lost. */
  readonly holdsOverlaps?: boolean;
  /** Whether an annotation may have several pieces; else each is an annotation of its own. */
  readonly holdsPieces?: boolean;
  /** Whether it knows the types of the project alone; else others are written by their names. */
  readonly declaresTypes?: boolean;
  /** Files that stand once beside those of all articles, such as a configuration. */
  readonly common: readonly TextFile[];
}

/** A format of which one file holds any number of articles, one after the other. */
export interface CorpusFormat extends FormatBase {
  readonly scope: 'corpus';
  /** What stands before the first article, such as column names; made when somebody asks for it. */
  readonly head: () => string;
  /** What stands between two articles; nothing where left out. */
  readonly separator?: string;
  /** What stands behind the last article; nothing where left out. */
  readonly tail?: string;
  /** What is written for one article, ends of lines included. */
  write(article: AnnotatedArticle): string;
}

/** A format in which every article has files of its own. */
export interface ArticleFormat extends FormatBase {
  readonly scope: 'article';
  /** The files of one article, the one that holds the annotations first. */
  write(article: AnnotatedArticle): readonly [TextFile, ...TextFile[]];
  /** Whether the first files of several articles, one after the other, are a file of the format, too. */
  readonly joins?: boolean;
  /** The id of the corpus format that stands in where several articles go into one stream. */
  readonly streamsAs?: string;
}

/** A format of which one binary file holds any number of articles and is whole only when it is closed. */
export interface ArchiveFormat extends FormatBase {
  readonly scope: 'archive';
  /** @param spool Where what has to wait is kept; in memory where left out. */
  open(spool?: Spool): Archive;
}

/** Room for bytes that have to wait until others are out, such as a file. */
export interface Spool {
  write(bytes: Uint8Array): Promise<void>;
  /** All that was written, in pieces, once; nothing is written afterwards. */
  read(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A binary file that is being made. It comes out piece by piece, so that it need not fit into memory. */
export interface Archive {
  /**
   * Adds an article.
   *
   * @returns what can be written by now.
   * @throws (rejects) where no more fits.
   */
  add(article: AnnotatedArticle): Promise<readonly Uint8Array[]>;
  /** The rest of the file, piece by piece; nothing is added after that. */
  close(): AsyncIterable<Uint8Array>;
}

/** An export format. All of them are pure, and count as their readers do. */
export type Format = CorpusFormat | ArticleFormat | ArchiveFormat;
