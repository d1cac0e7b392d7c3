/** Conversion between written varieties, with alignment. Its text is that of opencc-js's own `Converter`. */
import type { DictGroup } from 'opencc-js/core';
import * as preset from 'opencc-js/preset';
import { ConversionDictionary } from '../text/dictionary';
import { Alignment, type Change } from './alignment';
import { OPENCC_NAMES, type Variety } from './variety';

/** A text in another variety. */
export interface Conversion {
  readonly text: string;
  /** From the text that was converted to {@link text}. */
  readonly alignment: Alignment;
}

/** Converts whole texts from one variety to another. Total: any string is converted. */
export type Converter = (text: string) => Conversion;

const converters = new Map<string, Converter>();

/**
 * The converter from one variety to another; each is made once, and the dictionaries are laid out as texts need
 * them.
 */
export function getConverter(from: Variety, to: Variety): Converter {
  const key = `${from} ${to}`;
  let converter = converters.get(key);
  if (!converter) converters.set(key, (converter = createConverter(from, to)));
  return converter;
}

/** What a converter does, as opencc-js lays it out. */
interface Recipe {
  /** Passes over the whole text. */
  readonly normalization: readonly DictGroup[];
  /** Words across whose boundaries the passes of conversion do not look; undefined for one piece. */
  readonly segmentation: DictGroup | undefined;
  readonly conversion: readonly DictGroup[];
}

/** The part of opencc-js's configurations that its types leave out. */
interface Configuration {
  readonly normalizationChain?: readonly DictGroup[];
  readonly segmentation?: DictGroup;
  readonly conversionChain: readonly DictGroup[];
}

function recipeOf(from: Variety, to: Variety): Recipe {
  const source = OPENCC_NAMES[from];
  const target = OPENCC_NAMES[to];
  const name = configurationName(source, target);
  const configuration = (preset.configs as unknown as Record<string, Configuration | undefined>)[
    name
  ];
  if (configuration) {
    return {
      normalization: configuration.normalizationChain ?? [],
      segmentation: configuration.segmentation,
      conversion: configuration.conversionChain,
    };
  }
  // Pairs without a configuration of their own go by way of the traditional standard.
  return {
    normalization: [],
    segmentation: undefined,
    conversion: [...(preset.from[source] ?? []), ...(preset.to[target] ?? [])],
  };
}

function configurationName(source: string, target: string): string {
  if (source === 'cn') return `s2${target}`;
  if (target === 'cn') return source === 'twp' ? 'tw2sp' : `${source}2s`;
  return `${source}2${target}`;
}

const dictionaries = new Map<string, ConversionDictionary>();
const idsOfSources = new Map<unknown, number>();

/** Dictionaries are shared among converters: most of them have passes in common. */
function dictionaryOf(group: DictGroup): ConversionDictionary {
  const key = group
    .map((source) => {
      if (!idsOfSources.has(source)) idsOfSources.set(source, idsOfSources.size);
      return idsOfSources.get(source);
    })
    .join(' ');
  let dictionary = dictionaries.get(key);
  if (!dictionary) dictionaries.set(key, (dictionary = new ConversionDictionary(group)));
  return dictionary;
}

function createConverter(from: Variety, to: Variety): Converter {
  if (from === to) return (text) => ({ text, alignment: Alignment.identity(text.length) });
  const { normalization, segmentation, conversion } = recipeOf(from, to);
  const normalize = normalization.map(dictionaryOf);
  const segment = segmentation && dictionaryOf(segmentation);
  const convert = conversion.map(dictionaryOf);
  return (text) => {
    let alignment = Alignment.identity(text.length);
    let pieces = [text];
    for (const dictionary of normalize) {
      const passed = pass(pieces, dictionary);
      pieces = passed.pieces;
      alignment = alignment.then(passed.alignment);
    }
    if (segment) pieces = pieces.flatMap((piece) => segmentsOf(piece, segment));
    for (const dictionary of convert) {
      const passed = pass(pieces, dictionary);
      pieces = passed.pieces;
      alignment = alignment.then(passed.alignment);
    }
    return { text: pieces.join(''), alignment };
  };
}

/** Cuts a text at both ends of every word of a dictionary. */
function segmentsOf(text: string, dictionary: ConversionDictionary): string[] {
  const segments: string[] = [];
  let copied = 0;
  dictionary.walk(text, (offset, { length }) => {
    if (offset > copied) segments.push(text.slice(copied, offset));
    segments.push(text.slice(offset, offset + length));
    copied = offset + length;
  });
  if (copied < text.length) segments.push(text.slice(copied));
  return segments;
}

/** Converts each piece of a text by one dictionary; the alignment is that of the whole. */
function pass(
  pieces: readonly string[],
  dictionary: ConversionDictionary,
): { readonly pieces: string[]; readonly alignment: Alignment } {
  const changes: Change[] = [];
  let start = 0;
  let shift = 0;
  const converted = pieces.map((piece) => {
    const result = dictionary.walk(piece, (offset, { length, value }) => {
      const at = start + offset;
      pushChanges(changes, piece.slice(offset, offset + length), value, at, at + shift);
      shift += value.length - length;
    });
    start += piece.length;
    return result;
  });
  return { pieces: converted, alignment: new Alignment(changes, start, start + shift) };
}

/**
 * Adds what an entry changes. A word of as many characters as before answers to it character by character; otherwise
 * the words answer to each other as a whole (程式設計師, 程序员).
 */
function pushChanges(
  changes: Change[],
  source: string,
  target: string,
  sourceStart: number,
  targetStart: number,
): void {
  const from = [...source];
  const to = [...target];
  if (from.length !== to.length) {
    changes.push({
      source: { start: sourceStart, end: sourceStart + source.length },
      target: { start: targetStart, end: targetStart + target.length },
    });
    return;
  }
  let s = sourceStart;
  let t = targetStart;
  for (const [index, character] of from.entries()) {
    const replacement = to[index]!;
    if (replacement !== character) {
      changes.push({
        source: { start: s, end: s + character.length },
        target: { start: t, end: t + replacement.length },
      });
    }
    s += character.length;
    t += replacement.length;
  }
}
