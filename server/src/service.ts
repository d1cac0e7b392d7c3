import {
  analyze,
  createAnalysisCache,
  type Analysis,
  type AnalysisCache,
} from './document/analysis';
import type { AnnotationType } from './document/annotation';
import { isGovernmentArticle } from './document/government';
import { explain } from './explain/explain';
import { namePinyin } from './explain/names';
import type { Explanation } from './explain/explanation';
import type { ExplainOptions } from './explain/known';
import { prepareChecks, runChecks, stepChecks, type CheckedFinding } from './checks/registry';
import { getCompletions, type CompletionList } from './features/completion';
import { subjectAt } from './features/find';
import { getFoldingRanges, type FoldingRange } from './features/folding';
import { findDocumentHighlights, type DocumentHighlight } from './features/highlights';
import { getInlayHints, type InlayHint, type InlayHintOptions } from './features/inlayHints';
import { lookUp } from './features/lookup';
import { findResidue, type ResidueProblem } from './features/residue';
import { getSelectionRanges } from './features/selection';
import { getDocumentSymbols, type DocumentSymbol } from './features/symbols';
import { getSemanticTokens, type ColoredSpan, type SemanticToken } from './features/tokens';
import type { GlossaryEntry } from './lexicon/glossary';
import type { Lexicon } from './lexicon/lexicon';
import type { Ambiguity } from './script/ambiguity';
import type { ConvertedText } from './script/convertText';
import type { ProtectedTerm } from './script/protectedTerms';
import { findDoubts, reportConversion, type ConversionReport } from './script/report';
import { traditionalTerm } from './script/traditionalTerm';
import type { Variety } from './script/variety';
import type { RawOffset, RawSpan } from './text/offsets';
import type { Segmenter } from './text/segmenter';
import {
  findDefinition,
  findReferences,
  type Definition,
  type Located,
  type References,
} from './workspace/navigate';
import { findWorkspaceSymbols, type WorkspaceSymbol } from './workspace/symbols';
import type { WorkspaceIndex } from './workspace/workspaceIndex';

/** What the caller of a hover knows. */
export type HoverOptions = Omit<ExplainOptions, 'traditional'>;

/** What a hover says, and of which part of the text. */
export interface Hover {
  readonly span: RawSpan;
  readonly explanation: Explanation;
}

/**
 * The engine as one object: pure functions over the analysis of a document, answering in plain data with raw offsets.
 * None of them throws on any analysis, offset or span.
 */
export interface LanguageService {
  /**
   * Analyses a document.
   *
   * @param text The raw text, exactly as stored.
   * @param cache What earlier analyses of the document remember; changes only how long it takes.
   */
  analyze(text: string, cache?: AnalysisCache): Analysis;

  /** Whether a text is a Chinese government article; see {@link isGovernmentArticle}. */
  isGovernmentArticle(text: string): boolean;

  /**
   * Explains the annotation at an offset, or the official whose post stands there.
   *
   * @returns `undefined` where nothing is annotated.
   */
  doHover(analysis: Analysis, offset: RawOffset, options: HoverOptions): Hover | undefined;

  /**
   * Loads what the first hover and the first checks would wait for, a piece at each step. To be gone through when there is
   * time; nothing needs it.
   */
  prepare(): Generator<void, void>;

  /** The outline: articles, in each its annotations. */
  getDocumentSymbols(analysis: Analysis): DocumentSymbol[];

  /**
   * The pieces of annotations to colour, in order; none crosses a line break.
   *
   * @param within Only what touches this span.
   * @param types Only these types.
   * @param annotations What to colour instead of what was found, in order and not overlapping.
   */
  getSemanticTokens(
    analysis: Analysis,
    within?: RawSpan,
    types?: ReadonlySet<AnnotationType>,
    annotations?: readonly ColoredSpan[],
  ): SemanticToken[];

  /** All occurrences of the annotation at an offset, in order; empty where nothing is annotated. */
  findDocumentHighlights(analysis: Analysis, offset: RawOffset): DocumentHighlight[];

  /** What can be folded, the outer ranges before the inner. */
  getFoldingRanges(analysis: Analysis): FoldingRange[];

  /** The ranges of a growing selection at each offset, from the innermost to the outermost; never empty. */
  getSelectionRanges(
    analysis: Analysis,
    offsets: readonly RawOffset[],
    segmenter: Segmenter,
  ): RawSpan[][];

  /** What is wrong with the text itself: pinyin residue, one problem for each paragraph that has any. */
  doValidation(analysis: Analysis): ResidueProblem[];

  /** What a proofreader should look at, by every check; see {@link runChecks}. */
  doChecks(analysis: Analysis): CheckedFinding[];

  /** As {@link doChecks}, one check at each step; see {@link stepChecks}. */
  stepChecks(analysis: Analysis): Generator<void, CheckedFinding[]>;

  /** The characters of a document whose conversion is in doubt; see {@link findDoubts}. */
  findDoubts(
    analysis: Analysis,
    converted: ConvertedText,
    to: Variety,
    protectedTerms?: readonly ProtectedTerm[],
  ): Ambiguity[];

  /** What a person should look at after a conversion; see {@link reportConversion}. */
  reportConversion(
    analysis: Analysis,
    converted: ConvertedText,
    to: Variety,
    protectedTerms?: readonly ProtectedTerm[],
  ): ConversionReport;

  /** Where the thing at an offset is explained; see {@link findDefinition}. */
  findDefinition(located: Located, offset: RawOffset): Definition | undefined;

  /** Everywhere the thing at an offset is mentioned; see {@link findReferences}. */
  findReferences(located: Located, offset: RawOffset, introductions?: boolean): References;

  /** The people and terms of a workspace; see {@link findWorkspaceSymbols}. */
  findWorkspaceSymbols(index: WorkspaceIndex, query: string, limit: number): WorkspaceSymbol[];

  /** Set phrases that go on from what is written before an offset; see {@link getCompletions}. */
  getCompletions(analysis: Analysis, offset: RawOffset, letters: boolean): CompletionList;

  /** What is shown behind annotations; see {@link getInlayHints}. */
  getInlayHints(analysis: Analysis, within: RawSpan, options: InlayHintOptions): InlayHint[];

  /** The entry of the glossary with an id. */
  getEntry(id: string): GlossaryEntry | undefined;

  /** Entries of the glossary that answer a query, the best first; see {@link lookUp}. */
  lookUp(query: string, limit: number): GlossaryEntry[];
}

const traditional = (words: string): string => traditionalTerm(words, 'zh-TW');

/** Makes the service. The lexicon is all it knows before it reads. */
export function createLanguageService({ lexicon }: { readonly lexicon: Lexicon }): LanguageService {
  return Object.freeze<LanguageService>({
    analyze: (text, cache) => analyze(text, lexicon, cache),
    isGovernmentArticle,
    doHover(analysis, offset, options) {
      const subject = subjectAt(analysis, offset);
      return (
        subject && {
          span: subject.span,
          explanation: explain(analysis, subject.annotation, lexicon, {
            ...options,
            traditional,
          }),
        }
      );
    },
    *prepare() {
      analyze('', lexicon);
      yield;
      traditional('');
      yield;
      namePinyin('政文', new Set());
      yield;
      lexicon.isWidespread('政文');
      yield;
      yield* prepareChecks(lexicon);
    },
    getDocumentSymbols,
    getSemanticTokens,
    findDocumentHighlights,
    getFoldingRanges,
    getSelectionRanges: (analysis, offsets, segmenter) =>
      offsets.map((offset) => getSelectionRanges(analysis, offset, segmenter)),
    doValidation: findResidue,
    doChecks: (analysis) => runChecks(analysis, lexicon),
    stepChecks: (analysis) => stepChecks(analysis, lexicon),
    findDoubts: (analysis, converted, to, protectedTerms) =>
      findDoubts(analysis, converted, to, lexicon, protectedTerms),
    reportConversion: (analysis, converted, to, protectedTerms) =>
      reportConversion(analysis, converted, to, lexicon, protectedTerms),
    findDefinition,
    findReferences,
    findWorkspaceSymbols: (index, query, limit) =>
      findWorkspaceSymbols(index, lexicon, query, limit),
    getCompletions: (analysis, offset, letters) =>
      getCompletions(analysis, lexicon, offset, letters),
    getInlayHints: (analysis, within, options) => getInlayHints(analysis, lexicon, within, options),
    getEntry: (id) => lexicon.entry(id),
    lookUp: (query, limit) => lookUp(lexicon, query, limit),
  });
}

export { createAnalysisCache, type Analysis, type AnalysisCache };
