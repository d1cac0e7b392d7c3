import type { Lexicon } from '../lexicon/lexicon';
import type { Candidate, Span } from '../recognize/candidate';
import { recognizeBlocks, type BlockText, type RecognizedBlock } from '../recognize/recognize';
import { resolveOverlaps } from '../recognize/resolve';
import { reading as readingOffset, type RawSpan } from '../text/offsets';
import { readArticle } from '../text/read';
import type { Block, BlockKind, Reading } from '../text/reading';
import type { Annotation } from './annotation';
import { LEAST_CONFIDENCE, withDocumentKnowledge } from './knowledge';

/** What one document holds. Immutable; a new text gives a new analysis. */
export interface Analysis {
  readonly reading: Reading;
  /** Sorted by start, never overlapping, each `text` the raw slice. */
  readonly annotations: readonly Annotation[];
}

/** Remembers what was recognised per block, so that an edit costs its own paragraphs only. */
export interface AnalysisCache {
  /** By kind and words of the block. Holds the blocks of the last analysis only. */
  blocks: ReadonlyMap<BlockKind, ReadonlyMap<string, RecognizedBlock>>;
}

/** An empty cache for one document. */
export function createAnalysisCache(): AnalysisCache {
  return { blocks: new Map() };
}

/**
 * Analyses a document. Never throws on any string; the same text gives the same analysis with and without a cache.
 *
 * @param text The raw text, exactly as stored.
 */
export function analyze(text: string, lexicon: Lexicon, cache?: AnalysisCache): Analysis {
  const reading = readArticle(text);
  const recognized = recognizeAll(reading, lexicon, cache);

  const annotations: Annotation[] = [];
  withDocumentKnowledge(recognized).forEach((candidates, index) => {
    const block = reading.blocks[index]!;
    const likely = candidates.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
    for (const candidate of resolveOverlaps(likely, block.end - block.start)) {
      annotations.push(toAnnotation(reading, block, candidate));
    }
  });
  // Layout may carry a part of an article to another place, so reading order need not be raw order.
  annotations.sort((a, b) => a.start - b.start);
  return { reading, annotations: withoutOverlaps(annotations) };
}

/** The blocks of a reading in their order, those that the cache remembers as they were. Fills the cache with them. */
function recognizeAll(
  { text, blocks }: Reading,
  lexicon: Lexicon,
  cache?: AnalysisCache,
): RecognizedBlock[] {
  const remembered = new Map<BlockKind, Map<string, RecognizedBlock | undefined>>();
  const unknown: BlockText[] = [];
  const words = blocks.map(({ kind, start, end }) => {
    const block = text.slice(start, end);
    let ofKind = remembered.get(kind);
    if (!ofKind) {
      ofKind = new Map<string, RecognizedBlock | undefined>();
      remembered.set(kind, ofKind);
    }
    if (!ofKind.has(block)) {
      const known = cache?.blocks.get(kind)?.get(block);
      ofKind.set(block, known);
      if (!known) unknown.push({ text: block, kind });
    }
    return block;
  });
  recognizeBlocks(unknown, lexicon).forEach((block, i) => {
    const { text: of, kind } = unknown[i]!;
    remembered.get(kind)!.set(of, block);
  });
  const complete = remembered as Map<BlockKind, Map<string, RecognizedBlock>>;
  if (cache) cache.blocks = complete;
  return blocks.map(({ kind }, i) => complete.get(kind)!.get(words[i]!)!);
}

/** Two blocks can share raw text where layout put one between the halves of a word of the other. */
function withoutOverlaps(annotations: readonly Annotation[]): Annotation[] {
  const result: Annotation[] = [];
  for (const annotation of annotations) {
    const last = result.at(-1);
    if (last === undefined || last.end <= annotation.start) result.push(annotation);
    else if (annotation.end - annotation.start > last.end - last.start) {
      result[result.length - 1] = annotation;
    }
  }
  return result;
}

function toAnnotation(reading: Reading, block: Block, candidate: Candidate): Annotation {
  const rawSpan = ({ start, end }: Span): RawSpan =>
    reading.toRaw(readingOffset(block.start + start), readingOffset(block.start + end));
  const norm = ({ start, end }: Span): string =>
    reading.text.slice(block.start + start, block.start + end);
  const span = rawSpan(candidate);
  const base = {
    start: span.start,
    end: span.end,
    text: reading.raw.slice(span.start, span.end),
    norm: norm(candidate),
    evidence: candidate.evidence,
    confidence: Math.round(candidate.confidence * 1000) / 1000,
  };
  switch (candidate.type) {
    case 'slogan': {
      const { type, entry } = candidate;
      return { type, ...base, ...(entry ? { entry } : {}) };
    }
    case 'formula': {
      const { type, kind, count, entry, items, itemsSpan } = candidate;
      return {
        type,
        ...base,
        kind,
        count,
        ...(entry ? { entry } : {}),
        ...(items ? { items } : {}),
        ...(itemsSpan ? { itemsSpan: rawSpan(itemsSpan) } : {}),
      };
    }
    case 'official': {
      const { type, posts } = candidate;
      return {
        type,
        ...base,
        // Lists spread names of two characters: 于 涛.
        norm: base.norm.replace(/\s+/g, ''),
        posts: posts.map(norm).map(withoutFormer),
        postSpans: posts.map(rawSpan),
      };
    }
    case 'metric': {
      const { type, value, valueTo, unit, bound, indicator, direction } = candidate;
      return {
        type,
        ...base,
        value,
        ...(valueTo === undefined ? {} : { valueTo }),
        unit,
        bound,
        indicator,
        ...(direction ? { direction } : {}),
      };
    }
  }
}

/** 中央党校原副教育长: that it is a former post is no part of it, even where it stands inside. */
const withoutFormer = (post: string): string => post.replace(/原(?=副)/, '');
