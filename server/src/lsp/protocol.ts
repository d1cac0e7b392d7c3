/**
 * What client and server say to each other beyond the Language Server Protocol: types and method names only.
 * The one file of the server that the client may import.
 */
import type { AnnotationType } from '../document/annotation';
import type { Variety } from '../script/variety';

export { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
export { VARIETIES, type Variety } from '../script/variety';

/** The languages in which the server answers: its own, and the two in which it recognises government articles. */
export const LANGUAGE_IDS = ['zhengwen', 'plaintext', 'markdown'] as const;

/** A place as the Language Server Protocol has it: zero-based, characters in UTF-16 code units. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

/** A range as the Language Server Protocol has it: end exclusive. */
export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

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
  };
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
  /** Whether the client follows links to a line, written `file:///a.txt#L3`. */
  readonly lineLinks?: boolean;
}

/**
 * Notification, server to client: what an open document holds, a moment after it was opened or changed, and when settings
 * change. Sent to clients that want it, see {@link InitializationOptions}.
 */
export const ANNOTATIONS_METHOD = 'zhengwen/annotations';

/**
 * Ranges to paint, four numbers each: start line, start character, end line, end character. No range crosses a line
 * break or covers a caption that stands inside a sentence, so an annotation may give several.
 */
export type FlatRanges = readonly number[];

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
  /** What the format could not carry, one sentence each. */
  readonly losses: readonly string[];
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

/**
 * Request, client to server: a text in another variety of written Chinese. Answers {@link ConvertResult}.
 */
export const CONVERT_METHOD = 'zhengwen/convert';

export interface ConvertParams {
  readonly text: string;
  /** `auto`, the default, goes by the characters of the text. */
  readonly from?: Variety | 'auto';
  readonly to: Variety;
}

export interface ConvertResult {
  readonly text: string;
  /** What the text was taken for. */
  readonly from: Variety | 'mixed' | 'none';
}

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
}
