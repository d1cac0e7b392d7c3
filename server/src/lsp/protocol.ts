/**
 * What client and server say to each other beyond the Language Server Protocol: types and method names only.
 * The one file of the server that the client may import.
 */
import type { CheckId, CheckSeverity } from '../checks/check';
import type { AnnotationType } from '../document/annotation';
import type { OffsetUnit } from '../formats/import/offsetUnits';
import type { DirtKind } from '../script/cleaning/dirt';
import type { DetectedVariety } from '../script/detectVariety';
import type { Variety } from '../script/variety';
import type { FlatRanges, ProtocolPosition, ProtocolRange } from './protocolRange';

export { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
export type { OffsetUnit } from '../formats/import/offsetUnits';
export { DIRT_KINDS } from '../script/cleaning/dirt';
export type { DetectedVariety } from '../script/detectVariety';
export { VARIETIES, type Variety } from '../script/variety';
export * from './adjudicationProtocol';
export * from './decisionProtocol';
export * from './occurrenceProtocol';
export * from './protocolRange';
export * from './retypingProtocol';

/** The languages in which the server answers: its own, and the two in which it recognises government articles. */
export const LANGUAGE_IDS = ['zhengwen', 'plaintext', 'markdown'] as const;

/** The settings that the server reads: the section `zhengwen`, asked per resource. */
export interface ServerSettings {
  /**
   * Whether plain text and Markdown files are treated as government articles: where they are recognised as such, always,
   * or never. The language `zhengwen` is always on.
   */
  readonly activation: 'auto' | 'on' | 'off';
  /** Which kinds are highlighted, by semantic tokens and by decorations alike. */
  readonly highlight: Readonly<Record<AnnotationType, boolean>>;
  readonly hover: { readonly language: 'zh' | 'en' | 'both' };
  readonly diagnostics: {
    /** How pinyin residue is reported. */
    readonly residue: 'off' | 'hint' | 'information' | 'warning';
    /** How other dirt is reported, and an article in both scripts. */
    readonly dirt: 'off' | 'hint' | 'information' | 'warning';
    /** How characters are reported whose conversion is in doubt. */
    readonly ambiguity: 'off' | 'hint' | 'information' | 'warning';
  };
  readonly conversion: {
    /** The variety that articles are to be converted to: what is in doubt is reported before. `off` for none. */
    readonly target: Variety | 'off';
    /** Terms that stay as they are (`TERM`) or have a form of their own (`TERM=FORM`). */
    readonly protectedTerms: readonly string[];
  };
  /** Kinds of dirt that are neither reported nor cleaned away. */
  readonly cleaning: { readonly keep: readonly DirtKind[] };
  /** How loudly each check speaks. */
  readonly checks: Readonly<Record<CheckId, CheckSeverity | 'off'>>;
  /** Files and folders with glossaries of one's own, beside those in `.zhengwen/glossary` of each folder. */
  readonly glossary: { readonly paths: readonly string[] };
  /** How many articles of the workspace are indexed at most; 0 for none. */
  readonly index: { readonly limit: number };
  /** Under which name decisions are made; empty for the name of the user of git or of the system. */
  readonly annotator: string;
  /** In which folder sidecars are kept, relative to that of the workspace; empty for beside the articles. */
  readonly decisions: { readonly folder: string };
  /** What is shown behind annotations. */
  readonly inlayHints: { readonly english: boolean; readonly figures: boolean };
}

/**
 * What a client may say of itself in the `initializationOptions` of the handshake. All of it can be left out: an editor
 * that knows nothing of this server gets everything that the Language Server Protocol has a word for.
 */
export interface InitializationOptions {
  /** The settings, for a client that cannot be asked for them; what is missing is the default. */
  readonly settings?: unknown;
  /** Whether the client wants {@link ANNOTATIONS_METHOD}. */
  readonly annotations?: boolean;
  /** Whether the client follows links to a line, written `file:///a.txt#L3`, or to a character of it, `file:///a.txt#L3,7`. */
  readonly lineLinks?: boolean;
  /**
   * Whether the client answers {@link FIND_FILES_METHOD}, {@link READ_FILE_METHOD} and `WRITE_FILE_METHOD`, for files out of
   * the server's reach.
   */
  readonly files?: boolean;
  /** Whether the client wants `DECISIONS_CHANGED_METHOD`. */
  readonly decisions?: boolean;
}

/**
 * Notification, server to client: what an open document holds, a moment after it was opened or changed, and when settings
 * change. Sent to clients that want it, see {@link InitializationOptions}.
 */
export const ANNOTATIONS_METHOD = 'zhengwen/annotations';

export interface AnnotationsParams {
  readonly uri: string;
  /** The version of the document that the ranges count in. */
  readonly version: number;
  /** Whether the features are on here; counts are zero and ranges empty where they are not. */
  readonly recognized: boolean;
  /** How many annotations of each kind there are, whether highlighted or not. */
  readonly counts: Readonly<Record<AnnotationType, number>>;
  readonly ranges: Readonly<Record<AnnotationType, FlatRanges>>;
  /** The ranges, by their index in {@link ranges}, that go on with the annotation of the range before. */
  readonly continued: Readonly<Record<AnnotationType, readonly number[]>>;
}

/**
 * Request, client to server, no parameters: the registered export formats in the order in which to offer them.
 * Answers `FormatInfo[]`.
 */
export const FORMATS_METHOD = 'zhengwen/formats';

/** An export format, as the format registry describes it. */
export interface FormatInfo {
  /** Stable, kebab-case; what {@link ExportParams.format} takes. */
  readonly id: string;
  /** A short name in English, such as “CSV for Excel”; the client translates the ones it knows. */
  readonly label: string;
  /** One English sentence for someone who has to choose: what is in it, and for which program. */
  readonly description: string;
  /** The extension of the files that it writes, without the dot. */
  readonly extension: string;
  /** Whether annotations can be imported from it. */
  readonly isReadable: boolean;
}

/** Request, client to server, no parameters: what may be chosen about an export. Answers `ChoiceInfo[]`. */
export const CHOICES_METHOD = 'zhengwen/exportChoices';

/** One thing that may be chosen about an export. The first of its values holds where nobody chose. */
export interface ChoiceInfo {
  /** What {@link ExportParams.settings} calls it. */
  readonly name: string;
  /** A few words in English; the client translates the ones it knows. */
  readonly label: string;
  readonly values: readonly { readonly value: string | number; readonly label: string }[];
  /** Whether any number of the values may be chosen, but one at least; without a word it is all of them. */
  readonly isMany?: boolean;
  /** The ids of the formats that it is for; all where left out. */
  readonly formats?: readonly string[];
}

/**
 * Request, client to server: exports annotations. Answers {@link ExportResult}; takes a `workDoneToken` and reports
 * progress per document; can be cancelled. Fails with a message for the person where the format is not registered.
 */
export const EXPORT_METHOD = 'zhengwen/export';

export interface ExportDocument {
  readonly uri: string;
  /** The document's text; without it the open document is taken, else the file is read. */
  readonly text?: string;
  /**
   * Read the file as stored even where it is open. An editor hides a byte order mark and evens out mixed line ends;
   * offsets that shall be exact in the file need the file. Pass it for documents without unsaved changes.
   */
  readonly fromDisk?: boolean;
  /** Only annotations inside this range, in the editor's positions. Offsets still count from the file's start. */
  readonly range?: ProtocolRange;
}

export interface ExportParams {
  readonly documents: readonly ExportDocument[];
  /** The id of a registered format. */
  readonly format: string;
  /** What was chosen, by the names of {@link ChoiceInfo}; what is left out is as usual. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whose decisions are taken; where left out, those of the person at work, else those of the only annotator. */
  readonly annotator?: string;
  /** Leave out plain text and Markdown files that are not recognised as government articles. */
  readonly articlesOnly?: boolean;
  readonly workDoneToken?: string | number;
}

export interface ExportedFile {
  /** A file name without folders. */
  readonly name: string;
  /** The text, or the bytes where {@link encoding} says how. */
  readonly content: string;
  /** How a binary file is carried; left out for text, which is written in UTF-8. */
  readonly encoding?: 'base64';
}

export interface ExportResult {
  readonly files: readonly ExportedFile[];
  /** How many annotations were exported. */
  readonly count: number;
  /** How many documents they come from. */
  readonly documents: number;
  /** Documents that were left out, and why. */
  readonly skipped: readonly {
    readonly uri: string;
    readonly reason: 'not-an-article' | 'unreadable';
    readonly message?: string;
  }[];
  /** What the format could not carry: an English sentence each, and the names of the articles that it concerns. */
  readonly losses: readonly { readonly sentence: string; readonly articles: readonly string[] }[];
}

/** So much of a file tells its format, in bytes: a line of JSON is an article with all that is said of it. */
export const BEGINNING = 2 ** 20;

/** Request, client to server: the format that a file most likely is. Answers its id, or `null`. */
export const DETECT_FORMAT_METHOD = 'zhengwen/detectFormat';

export interface DetectFormatParams {
  /** The file's name. */
  readonly name: string;
  /** Some kilobytes from its beginning, as text. */
  readonly beginning: string;
}

/**
 * Request, client to server: works out what an import of annotations does. Nothing is written: the client does that.
 * Answers {@link ImportResult}. Fails with a message for the person, naming file, line and reason, where a file is
 * malformed or an article is not there; then nothing of the import is to be written.
 */
export const IMPORT_METHOD = 'zhengwen/import';

export interface ImportParams {
  /** The files of annotations, with the texts that stand beside them, in Base64. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** The id of a readable format. */
  readonly format: string;
  /** Whose annotations they are. */
  readonly annotator: string;
  /** ISO 8601, UTC: when they are imported. */
  readonly time: string;
  /** The articles that they may belong to. */
  readonly articles: readonly ExportDocument[];
  /** What labels of the files mean: a type or relation of the schema by label, `""` to leave them out. */
  readonly map?: Readonly<Record<string, string>>;
  /** What offsets count in where the files leave it open. */
  readonly unit?: OffsetUnit;
  /** Reject what is suggested and the files lack. */
  readonly rejectMissing?: boolean;
}

/** What an import does to one article. */
export interface ImportedDecisions {
  /** The address of the article. */
  readonly article: string;
  /** The address of the file with the decisions. */
  readonly sidecar: string;
  /** What that file holds, `null` where there is none: it is to be written only if it is still so. */
  readonly before: string | null;
  readonly content: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Suggestions rejected because the files lack them. */
  readonly rejected: number;
  /** Metrics without a number, which exports leave out until somebody sets one. */
  readonly numberless: number;
  /** What a person should know, above all what is left out, each with its place. */
  readonly notices: readonly string[];
  /** Those of them that have no certain place. */
  readonly orphans: readonly {
    readonly type: string;
    /** The words that were annotated. */
    readonly quote: string;
    /** Where they may belong, the best place first. */
    readonly places: readonly { readonly line: number; readonly text: string }[];
  }[];
}

export interface ImportResult {
  readonly changes: readonly ImportedDecisions[];
  /** A label that the schema does not have: nothing is imported until {@link ImportParams.map} says what it means. */
  readonly unknown?: {
    readonly label: string;
    /** What is wrong, with the file and the line. */
    readonly message: string;
    /** The types or relations that it may mean. */
    readonly choices: readonly { readonly name: string; readonly label?: string }[];
  };
  /** Nothing in the files says what offsets count in: nothing is imported until {@link ImportParams.unit} does. */
  readonly units?: {
    /** What is in doubt, with the file and the line. */
    readonly message: string;
    /** By unit, the words that would be annotated there. */
    readonly words: Readonly<Partial<Record<OffsetUnit, string>>>;
  };
}

/**
 * Request, server to client, in the browser only: the bytes of a file of the extension's `dist` folder, as a
 * `Uint8Array` (messages to a worker are cloned, not written as JSON).
 */
export const RESOURCE_METHOD = 'zhengwen/resource';

export interface ResourceParams {
  /** A file name without folders, such as `lexicon.json`. */
  readonly name: string;
}

/** The files of a workspace folder that are taken for articles; `.zw.txt` is among them. */
export const ARTICLE_FILES = '**/*.{txt,md,zhengwen}';

/** The folder of what a project declares, in a workspace folder: its glossaries and its schema. */
export const OWN_FOLDER = '.zhengwen';

/** The glossaries of one's own in a workspace folder. */
export const GLOSSARY_FILES = '.zhengwen/glossary/*.{yaml,yml,json}';

/** The glossaries in a folder that is named, at any depth. */
export const GLOSSARIES_BELOW = '**/*.{yaml,yml,json}';

/**
 * Request, server to client: the files of a folder that match a glob, as addresses. Answers `string[]`. Sent to clients
 * that answer it, see {@link InitializationOptions}.
 */
export const FIND_FILES_METHOD = 'zhengwen/findFiles';

export interface FindFilesParams {
  readonly folder: string;
  readonly pattern: string;
}

/**
 * Request, server to client: the text of a file. Answers `string`, or null where it is not there and need not be; fails
 * where it cannot be read.
 */
export const READ_FILE_METHOD = 'zhengwen/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** Whether the file may be missing. */
  readonly optional?: boolean;
}

/** Request, client to server: entries of the glossary that answer a query, the best first. Answers `FoundEntry[]`. */
export const LOOK_UP_METHOD = 'zhengwen/lookUp';

export interface LookUpParams {
  /** Chinese, pinyin, initials or English; empty for the first entries. */
  readonly query: string;
  readonly limit: number;
}

/** An entry of the glossary as a list shows it. */
export interface FoundEntry {
  readonly id: string;
  readonly kind: 'slogan' | 'formula';
  readonly term: string;
  readonly pinyin: string;
  /** The first rendering in English, empty where there is none. */
  readonly english: string;
  readonly meaning: { readonly zh: string; readonly en: string };
  /** Where the entry can be opened. */
  readonly location: { readonly uri: string; readonly range: ProtocolRange };
}

/**
 * Request, client to server: the entry of the term at a position. Answers `FoundEntry | null`.
 */
export const ENTRY_AT_METHOD = 'zhengwen/entryAt';

export interface EntryAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: ProtocolPosition;
}

/** Request, client to server: a new entry for some words, ready to be appended to a glossary. Answers {@link NewEntry}. */
export const NEW_ENTRY_METHOD = 'zhengwen/newEntry';

export interface NewEntryParams {
  /** The words as the article writes them. */
  readonly words: string;
  /** The article, and where the words stand in it. */
  readonly textDocument?: { readonly uri: string };
  readonly range?: ProtocolRange;
  /** What the glossary to append to holds; its ids are not given again. */
  readonly glossary?: string;
}

export interface NewEntry {
  /** YAML, a list of one entry, with an end of line. */
  readonly text: string;
  /** The same as a snippet, whose tab stops are the fields to fill in. */
  readonly snippet: string;
  /** The entry that the glossary has for these words already. */
  readonly existing?: FoundEntry;
}

/** The scheme of documents that show an entry of the built-in glossary: `zhengwen-glossary:/四下基层.yaml?sixia-jiceng`. */
export const ENTRY_SCHEME = 'zhengwen-glossary';

/**
 * Request, client to server: a text in another variety of written Chinese. Answers {@link ConvertResult}.
 */
export const CONVERT_METHOD = 'zhengwen/convert';

export interface ConvertParams {
  readonly text: string;
  /** `auto`, the default, goes by the characters of the text. */
  readonly from?: Variety | 'auto';
  readonly to: Variety;
  /** The document whose protected terms apply, and whose decisions are to follow the edits. */
  readonly uri?: string;
  /** Where the text stands in the document; its beginning where that is left out. */
  readonly start?: number;
}

export interface ConvertResult {
  readonly text: string;
  /** What the text was taken for. */
  readonly from: DetectedVariety;
  /**
   * What changes, in order, as offsets into the text that was given: word by word, or where that would be too many edits
   * for an editor, joined to fewer, but for what a person decided on.
   */
  readonly edits: readonly TextChange[];
}

/** Request, client to server: which variety a text is in, by its characters and words. Answers {@link DetectVarietyResult}. */
export const DETECT_VARIETY_METHOD = 'zhengwen/detectVariety';

export interface DetectVarietyParams {
  readonly text: string;
}

export interface DetectVarietyResult {
  readonly variety: DetectedVariety;
}

/** A replacement of a stretch of a text, in UTF-16 code units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Request, client to server: an article as a file in another variety; writes the decisions on it. Answers
 * {@link ConvertFileResult}; fails where the article cannot be read or decisions cannot be written.
 */
export const CONVERT_FILE_METHOD = 'zhengwen/convertFile';

export interface ConvertFileParams {
  readonly document: ExportDocument;
  readonly from?: Variety | 'auto';
  readonly to: Variety;
  /** Leave it as it is where it is not recognised as a government article. */
  readonly articlesOnly?: boolean;
  /** The address of the file that the client will write; the decisions on the article are written for it. */
  readonly target: string;
}

export interface ConvertFileResult {
  /** False where it is left as it is. */
  readonly isArticle: boolean;
  readonly text: string;
  /** What it was taken for. */
  readonly from: DetectedVariety;
  /** How the file was encoded, where that was not UTF-8. */
  readonly encoding?: string;
  /** How many characters are in doubt. */
  readonly doubts: number;
  /** How many decisions have no certain place in it; they are kept with their old words. */
  readonly lost: number;
}

/**
 * Request, client to server: what a person should look at after a conversion of an open document, and what would not come
 * back. Answers {@link ConversionReportResult}.
 */
export const CONVERSION_REPORT_METHOD = 'zhengwen/conversionReport';

export interface ConversionReportParams {
  readonly textDocument: { readonly uri: string };
  readonly from?: Variety | 'auto';
  readonly to: Variety;
  /** The address by which the report links to the article; where left out, that of the document. */
  readonly link?: string;
}

export interface ConversionReportResult {
  readonly from: DetectedVariety;
  /** Markdown, a section for each kind of remark. */
  readonly text: string;
  readonly count: number;
}

/**
 * Request, client to server: the articles of a file that holds several, as files of their own. Answers
 * {@link SplitResult}; fails where it cannot be read.
 */
export const SPLIT_METHOD = 'zhengwen/split';

export interface SplitParams {
  readonly document: ExportDocument;
  /** The address of the folder that the client will write to: decisions are written there, too. */
  readonly folder?: string;
}

export interface SplitResult {
  /** The articles; one where the file holds one. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/**
 * Request, client to server: how a file is encoded, by its bytes. Answers the name of the encoding in the WHATWG standard
 * where that is not UTF-8, else `null`; also where it cannot be told.
 */
export const ENCODING_METHOD = 'zhengwen/encoding';

export interface EncodingParams {
  readonly uri: string;
}

/**
 * Notification, client to server: a document was converted just now, or is a view of an article in another script, and its
 * characters in doubt are to be shown.
 */
export const CONVERTED_METHOD = 'zhengwen/converted';

export interface ConvertedParams {
  readonly textDocument: { readonly uri: string };
  /** The text before the conversion. */
  readonly source: string;
  readonly from?: Variety | 'auto';
  readonly to: Variety;
  /** Where the document is a read-only view: the article that it shows, whose settings hold the protected terms. */
  readonly viewOf?: string;
}

/**
 * Command of the client, in quick fixes: keeps a kind of dirt from now on. Arguments: the document's address and the
 * kind.
 */
export const KEEP_DIRT_COMMAND = 'zhengwen.keepDirt';

/**
 * Command of the client, in quick fixes: adds a protected term to the settings. Arguments: the document's address and
 * the term, `TERM` or `TERM=FORM`; without it the person is asked.
 */
export const PROTECT_TERM_COMMAND = 'zhengwen.protectTerm';

/** Request, client to server: what cleaning changes in an open document. Answers {@link CleanResult}. */
export const CLEAN_METHOD = 'zhengwen/clean';

export interface CleanParams {
  readonly textDocument: { readonly uri: string };
}

export interface CleanResult {
  /** The version of the document that was cleaned. */
  readonly version: number;
  /** The whole text, cleaned. */
  readonly text: string;
  readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[];
  /** How many places only a person can put right. */
  readonly remarks: number;
  /** The words of decisions that go with what is taken away, a list of links for one; they lose their place. */
  readonly lost: readonly string[];
}
