import type { Explanation, Inline, Part } from './explanation';

/** Characters that may not reach a page: controls, and marks that turn the direction of what follows. */
const INVISIBLE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  $: '&#36;', // An editor that shows $(name) as an icon looks for it before it resolves entities.
};

/**
 * Writes plain text so that Markdown shows it as it is: no markup, HTML, link, bare address, icon, or direction mark
 * of it takes effect. White space becomes single spaces.
 */
export function escapeMarkdown(text: string): string {
  return plain(text).replace(
    /[!-/:-@[-`{-~]/g,
    (character) => ENTITIES[character] ?? `\\${character}`,
  );
}

const plain = (text: string): string =>
  text.replace(INVISIBLE, ' ').replace(LONE_SURROGATE, '\uFFFD').replace(/\s+/g, ' ');

/** Addresses that a hover may lead to; what runs something, such as `command:`, is not among them. */
const TRUSTED_LINK = /^(?:https?|file|vscode-[a-z-]+|untitled):/i;

const HARD_BREAK = '  \n';

/**
 * The explanation as CommonMark that holds nothing but what {@link Explanation} says. Lines in a row are one paragraph,
 * the title and the line under it another one: a hover is not high, and paragraphs stand apart.
 */
export function renderMarkdown({ title, parts }: Explanation): string {
  const blocks = [`**${escapeMarkdown(title).trim()}**`];
  let isOpen = true;
  parts.forEach((part, index) => {
    const isLine = part.kind === 'line';
    const written = isLine ? markdownLine(part.content) : markdownPart(part);
    if (written === '') return;
    if (isLine && isOpen) blocks.push(blocks.pop()! + HARD_BREAK + written);
    else blocks.push(written);
    isOpen = isLine && index > 0;
  });
  return blocks.join('\n\n') + '\n';
}

function markdownPart(part: Exclude<Part, { readonly kind: 'line' }>): string {
  switch (part.kind) {
    case 'list':
      return part.items
        .map((item, index) => `${part.ordered ? `${index + 1}.` : '-'} ${markdownLine(item)}`)
        .join('\n');
    case 'rule':
      return '---';
  }
}

const markdownLine = (content: readonly Inline[]): string =>
  content.map(markdownInline).join('').trim();

function markdownInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  if ('strong' in inline) {
    const text = escapeMarkdown(inline.strong).trim();
    return text === '' ? '' : `**${text}**`;
  }
  const text = escapeMarkdown(inline.text);
  if (!TRUSTED_LINK.test(inline.href)) return text;
  const address = plain(inline.href).replace(
    /[\s<>()[\]\\"'`*_|$]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${text}](<${address}>)`;
}

/** The explanation for a client that cannot show Markdown. */
export function renderPlainText({ title, parts }: Explanation): string {
  const line = (content: readonly Inline[]) => plain(content.map(inlineText).join('')).trim();
  const written = parts.map((part) => {
    switch (part.kind) {
      case 'line':
        return line(part.content);
      case 'list':
        return part.items
          .map((item, index) => `${part.ordered ? `${index + 1}.` : '-'} ${line(item)}`)
          .join('\n');
      case 'rule':
        return '';
    }
  });
  return [plain(title).trim(), ...written].join('\n');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return 'strong' in inline ? inline.strong : inline.text;
}
