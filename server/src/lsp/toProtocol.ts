/** Raw offsets to positions, plain data to the shapes of the protocol: by hand, and nowhere else. */
import {
  DiagnosticSeverity,
  DocumentHighlightKind,
  FoldingRangeKind,
  MarkupKind,
  SymbolKind,
  type Diagnostic,
  type DocumentHighlight as ProtocolHighlight,
  type DocumentSymbol as ProtocolSymbol,
  type FoldingRange as ProtocolFoldingRange,
  type Hover as ProtocolHover,
  type Range,
  type SelectionRange as ProtocolSelectionRange,
  type SymbolInformation,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Said } from '../decisions/said';
import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import { renderMarkdown, renderPlainText } from '../explain/render';
import type { FoldingRange } from '../features/folding';
import type { DocumentHighlight } from '../features/highlights';
import type { ResidueProblem } from '../features/residue';
import type { DocumentSymbol } from '../features/symbols';
import { visiblePieces, type ColoredSpan } from '../features/tokens';
import type { Edit } from '../script/alignment';
import type { Hover } from '../service';
import { raw, type RawSpan } from '../text/offsets';
import type { ClientAbilities } from './abilities';
import type { Snapshot } from './documents';
import type { AnnotationsParams } from './protocol';
import { choose, type Speech } from './speech';

export function toRange(document: TextDocument, { start, end }: RawSpan): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** An edit of a document's raw text. */
export const toTextEdit = (
  document: TextDocument,
  { start, end, replacement }: Edit,
): TextEdit => ({
  range: toRange(document, { start: raw(start), end: raw(end) }),
  newText: replacement,
});

/** The span of a range that a client sends; positions beyond the text are its ends. */
export function toSpan(document: TextDocument, { start, end }: Range): RawSpan {
  const from = document.offsetAt(start);
  return { start: raw(from), end: raw(Math.max(from, document.offsetAt(end))) };
}

export function toHover(document: TextDocument, hover: Hover, markdown: boolean): ProtocolHover {
  return {
    range: toRange(document, hover.span),
    contents: markdown
      ? { kind: MarkupKind.Markdown, value: renderMarkdown(hover.explanation) }
      : { kind: MarkupKind.PlainText, value: renderPlainText(hover.explanation) },
  };
}

const SYMBOL_KINDS: Readonly<Record<'article' | AnnotationType, SymbolKind>> = {
  article: SymbolKind.Module,
  slogan: SymbolKind.String,
  formula: SymbolKind.Enum,
  official: SymbolKind.Object,
  metric: SymbolKind.Number,
};

export function toSymbol(document: TextDocument, symbol: DocumentSymbol): ProtocolSymbol {
  return {
    name: symbol.name,
    ...(symbol.detail && { detail: symbol.detail }),
    kind: SYMBOL_KINDS[symbol.kind],
    range: toRange(document, symbol),
    selectionRange: toRange(document, symbol.selection),
    children: symbol.children.map((child) => toSymbol(document, child)),
  };
}

/** The outline for a client that shows no tree: every symbol with the name of the one above it. */
export function toSymbolInformation(
  document: TextDocument,
  symbols: readonly DocumentSymbol[],
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: symbol.name,
      kind: SYMBOL_KINDS[symbol.kind],
      location: { uri: document.uri, range: toRange(document, symbol) },
      ...(containerName !== undefined && { containerName }),
    },
    ...toSymbolInformation(document, symbol.children, symbol.name),
  ]);
}

export function toHighlight(
  document: TextDocument,
  highlight: DocumentHighlight,
): ProtocolHighlight {
  return {
    range: toRange(document, highlight),
    // An introduction is to a name what an assignment is to a variable, and themes tell the two apart.
    kind: highlight.introduces ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  };
}

/**
 * Folding ranges by lines, the outer before the inner. Of ranges that begin on the same line an editor can fold one
 * only, the outermost; of more ranges than the client takes the first are the outermost.
 */
export function toFoldingRanges(
  document: TextDocument,
  ranges: readonly FoldingRange[],
  limit = Infinity,
): ProtocolFoldingRange[] {
  const byLine = new Map<number, ProtocolFoldingRange>();
  for (const range of ranges) {
    const startLine = document.positionAt(range.start).line;
    const endLine = document.positionAt(range.end).line;
    if (endLine <= startLine || byLine.has(startLine)) continue;
    byLine.set(startLine, {
      startLine,
      endLine,
      ...(range.kind !== 'paragraph' && { kind: FoldingRangeKind.Region }),
    });
  }
  return [...byLine.values()].slice(0, limit);
}

/** A chain from the innermost range to the outermost, as nested parents. `spans` is not empty. */
export function toSelectionRange(
  document: TextDocument,
  spans: readonly RawSpan[],
): ProtocolSelectionRange {
  return spans.reduceRight<ProtocolSelectionRange | undefined>(
    (parent, span) => ({ range: toRange(document, span), ...(parent && { parent }) }),
    undefined,
  )!;
}

/** Levels of settings, as severities of diagnostics. */
export const SEVERITIES = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
} as const;

/** More places than this are counted, not listed: a hover shows the list above what it explains. */
const RELATED_PLACES = 3;

/** What is wrong with the text of a document, as its settings want it reported. */
export function toDiagnostics(
  { document, analysis, settings, service }: Snapshot,
  abilities: Speech & Pick<ClientAbilities, 'related'>,
): Diagnostic[] {
  const { residue } = settings.diagnostics;
  if (residue === 'off' || settings.cleaning.keep.includes('pinyin-residue')) return [];
  const problems = service.doValidation(analysis);
  return problems.map((problem): Diagnostic => {
    const others = problem.places.slice(1, 1 + RELATED_PLACES);
    return {
      range: toRange(document, problem),
      severity: SEVERITIES[residue],
      source: 'zhengwen',
      code: problem.code,
      message: choose(residueWords(problem), abilities),
      data: { places: problem.places.length },
      ...(abilities.related &&
        others.length > 0 && {
          relatedInformation: others.map((span) => ({
            location: { uri: document.uri, range: toRange(document, span) },
            message: document.getText(toRange(document, span)),
          })),
        }),
    };
  });
}

function residueWords({ example, places }: ResidueProblem): Said {
  const more = places.length - 1;
  return {
    en: `Pinyin residue: ${example}${more > 0 ? `, and ${more} more in this paragraph` : ''}`,
    zh: `注音残留：“${example}”${more > 0 ? `。本段另有 ${more} 处` : ''}`,
  };
}

/** What {@link AnnotationsParams} says of a document that is read as an article. */
export function toAnnotations(
  { document, analysis, settings }: Snapshot,
  annotations: readonly ColoredSpan[] = analysis.annotations,
): AnnotationsParams {
  const counts = perType(() => 0);
  const ranges = perType((): number[] => []);
  const continued = perType((): number[] => []);
  for (const annotation of annotations) {
    const { type } = annotation;
    counts[type]++;
    if (!settings.highlight[type]) continue;
    visiblePieces(analysis, annotation).forEach((piece, index) => {
      if (index > 0) continued[type].push(ranges[type].length / 4);
      const { start, end } = toRange(document, piece);
      ranges[type].push(start.line, start.character, end.line, end.character);
    });
  }
  const { uri, version } = document;
  return { uri, version, recognized: true, counts, ranges, continued };
}

/** What {@link AnnotationsParams} says of a document that is not read as an article. */
export function noAnnotations({ uri, version }: TextDocument): AnnotationsParams {
  return {
    uri,
    version,
    recognized: false,
    counts: perType(() => 0),
    ranges: perType(() => []),
    continued: perType(() => []),
  };
}

function perType<T>(make: () => T): Record<AnnotationType, T> {
  return Object.fromEntries(ANNOTATION_TYPES.map((type) => [type, make()])) as Record<
    AnnotationType,
    T
  >;
}
