import {
  type Disposable,
  Hover,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode';
import { LANGUAGE_IDS } from '../../../server/src/lsp/protocol';
import { ZHENGWEN } from '../settings';
import { covers, spanOf } from './items';
import { lineLabels, nameOfRelation, shortText } from './labels';
import { type Related, relatedByKey } from './relations';
import type { ReviewStore } from './store';

const REVEAL = `${ZHENGWEN}.revealAnnotation`;

/** Tells in hovers which annotations those at the mouse are related to, with links to them. */
export const showRelations = (store: ReviewStore): Disposable =>
  languages.registerHoverProvider(
    LANGUAGE_IDS.map((language) => ({ language })),
    { provideHover: (document, position) => hoverAt(store, document, position) },
  );

function hoverAt(
  store: ReviewStore,
  document: TextDocument,
  position: Position,
): Hover | undefined {
  const list = store.get(document);
  if (list?.version !== document.version || list.relations.length === 0) return undefined;
  const related = relatedByKey(list);
  const { relations } = store.schema(document);
  const texts = list.items.flatMap((item) => {
    const span = spanOf(item);
    if (!span || !covers(span, { start: position, end: position })) return [];
    return (related.get(item.key) ?? []).map((one) =>
      sentence(shortText(item), nameOfRelation(one.relation.type, relations), one),
    );
  });
  return texts.length > 0 ? new Hover(texts) : undefined;
}

/** “120亿元 → quantifies → 产业基金”, the annotation at the other end as a link. */
function sentence(here: string, name: string, { end, other }: Related): MarkdownString {
  const text = new MarkdownString();
  // Words of the article and of the schema are no Markdown; no other command can be run from the hover.
  text.isTrusted = { enabledCommands: [REVEAL] };
  const appendLink = (): void => {
    const args = encodeURIComponent(JSON.stringify([other.key]));
    text.appendMarkdown('[').appendText(shortText(other));
    text.appendMarkdown(`](command:${REVEAL}?${args})`);
    for (const line of lineLabels(other)) text.appendMarkdown(` (${line})`);
  };
  if (end === 'to') appendLink();
  else text.appendText(here);
  text.appendMarkdown(' → ').appendText(name).appendMarkdown(' → ');
  if (end === 'to') text.appendText(here);
  else appendLink();
  return text;
}
