import { parseXml, XmlElement, XmlError, XmlText, type XmlNode } from '@rgrove/parse-xml';
import { firstEndingAfter } from '../../text/spans';
import { quoted } from '../quoted';
import { MalformedFileError, textOf, type ImportFile } from './importer';
import { SpanError } from './spanError';

export { XmlElement, XmlText } from '@rgrove/parse-xml';

/** A document with the line of each element. */
export interface ParsedXml {
  readonly root: XmlElement;
  /** What reads an element; a {@link SpanError} is said with the line of the element. */
  at<T>(element: XmlElement, read: () => T): T;
  /** What is to be said of an element, behind the file and its line. */
  place(element: XmlElement, what: string): string;
}

/** Reads a file of XML. @throws {MalformedFileError} with the line where it is not well formed. */
export function readXml(file: ImportFile): ParsedXml {
  const text = textOf(file).replace(/^\uFEFF/, '');
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    if (!root) throw new MalformedFileError(file.name, 1, 'has no root element');
    let lines: { end: number }[] | undefined;
    const lineOf = ({ start }: XmlElement): number => {
      // Offsets count after the parser has made LF of every line end.
      lines ??= Array.from(text.replace(/\r\n?/g, '\n').matchAll(/\n/g), ({ index }) => ({
        end: index + 1,
      }));
      return firstEndingAfter(lines, start) + 1;
    };
    return {
      root,
      at(element, read) {
        try {
          return read();
        } catch (error) {
          if (!(error instanceof SpanError)) throw error;
          throw new MalformedFileError(file.name, lineOf(element), error.message, { cause: error });
        }
      },
      place: (element, what) => `${file.name}:${lineOf(element)}: ${what}`,
    };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const [reason] = error.message.split('\n');
    throw new MalformedFileError(file.name, error.line, `is not XML: ${reason ?? ''}`, {
      cause: error,
    });
  }
}

/** A name without its prefix. */
export const localName = ({ name }: XmlElement): string => name.replace(/^.*:/, '');

const isElement = (node: XmlNode): node is XmlElement => node instanceof XmlElement;

/** The children that are elements, those with a name where one is given. */
export const children = (parent: XmlElement, name?: string): XmlElement[] =>
  parent.children
    .filter(isElement)
    .filter((child) => name === undefined || localName(child) === name);

/** All elements below one, those with a name where one is given, in the order of the document. */
export const descendants = (parent: XmlElement, name?: string): XmlElement[] =>
  children(parent).flatMap((child) => [
    ...(name === undefined || localName(child) === name ? [child] : []),
    ...descendants(child, name),
  ]);

/** An attribute. @throws {SpanError} where it is missing. */
export function attribute(element: XmlElement, name: string): string {
  const value = element.attributes[name];
  if (value === undefined) throw new SpanError(`${element.name} has no ${name}`);
  return value;
}

/** An attribute that is a whole number. @throws {SpanError} where it is none. */
export function integerAttribute(element: XmlElement, name: string): number {
  const value = attribute(element, name);
  if (!/^-?\d+$/.test(value)) {
    throw new SpanError(`${element.name} has ${quoted(value)} as ${name}`);
  }
  return Number(value);
}

/** The text below an element. */
export const textIn = (element: XmlElement): string =>
  element.children
    .map((child) => (child instanceof XmlText ? child.text : isElement(child) ? textIn(child) : ''))
    .join('');
