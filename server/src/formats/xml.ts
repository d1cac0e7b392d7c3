import { escapeUTF8 } from 'entities/escape';
import { create, type XMLElement } from 'xmlbuilder';
import { xmlText } from './edited';

/** Attributes of an element; those that are `undefined` are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element of a document that is being made. Adding to it gives the document its shape. */
export interface Xml {
  /** Adds an element and gives it back. */
  element(name: string, attributes?: XmlAttributes): Xml;
  /** Adds text; what XML cannot hold is U+FFFD. Gives back the element that it was added to. */
  text(text: string): Xml;
}

/** A document that is being made, and its text. */
export interface XmlDocument extends Xml {
  /** @param pretty Indent elements; wrong where white space in the content counts. */
  toString(pretty?: boolean): string;
}

/** Starts a document with its root element. */
export function xmlDocument(root: string, attributes: XmlAttributes = {}): XmlDocument {
  const element = create(root, { version: '1.0', encoding: 'UTF-8' });
  setAttributes(element, attributes);
  return {
    ...wrap(element),
    toString: (pretty = true) => `${element.end({ pretty })}\n`,
  };
}

/** Starts an element that is to stand in a document made elsewhere. */
export function xmlElement(name: string, attributes: XmlAttributes = {}): XmlDocument {
  const element = create(name, { headless: true });
  setAttributes(element, attributes);
  return {
    ...wrap(element),
    toString: (pretty = true) => `${element.end({ pretty })}\n`,
  };
}

/**
 * An element without content, written at once: a document may have millions of them, for each of which the library would
 * make a document.
 */
export function emptyElement(name: string, attributes: XmlAttributes): string {
  let element = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === undefined) continue;
    element += ` ${key}="${typeof value === 'string' ? attributeText(value) : value}"`;
  }
  return `${element}/>`;
}

/** White space other than a space would be read back as a space. */
const attributeText = (value: string): string =>
  escapeUTF8(xmlText(value)).replace(
    /[\t\n\r]/g,
    (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`,
  );

function wrap(element: XMLElement): Xml {
  const self: Xml = {
    element(name, attributes = {}) {
      const child = element.ele(name);
      setAttributes(child, attributes);
      return wrap(child);
    },
    text(text) {
      if (text !== '') element.txt(xmlText(text));
      return self;
    },
  };
  return self;
}

function setAttributes(element: XMLElement, attributes: XmlAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.att(name, xmlText(String(value)));
  }
}
