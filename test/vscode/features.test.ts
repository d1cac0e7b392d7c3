import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ANNOTATION_TYPES } from '../../server/src/lsp/protocol';
import { activate, closeAll, openArticle, sample, until } from './articles';

const { executeCommand } = vscode.commands;

/** A token as VS Code has it after decoding. */
interface Token {
  readonly range: vscode.Range;
  readonly type: string;
}

/** Decodes tokens: five numbers each, relative to the token before. */
function decode({ data }: vscode.SemanticTokens, { tokenTypes }: vscode.SemanticTokensLegend) {
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [deltaLine, deltaCharacter, length, type] = data.slice(i, i + 4) as unknown as number[];
    character = deltaLine === 0 ? character + deltaCharacter! : deltaCharacter!;
    line += deltaLine!;
    const range = new vscode.Range(line, character, line, character + length!);
    tokens.push({ range, type: tokenTypes[type!]! });
  }
  return tokens;
}

async function tokensOf({ uri }: vscode.TextDocument): Promise<Token[]> {
  const legend = await executeCommand<vscode.SemanticTokensLegend>(
    'vscode.provideDocumentSemanticTokensLegend',
    uri,
  );
  return decode(await executeCommand('vscode.provideDocumentSemanticTokens', uri), legend);
}

/** The place of a text in a document. */
function find(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, text);
  return document.positionAt(offset);
}

/** What the hovers at a place say. */
async function hoverAt({ uri }: vscode.TextDocument, place: vscode.Position): Promise<string> {
  const hovers = await executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

const ARTICLES = [
  'on-site-office.txt',
  'county-notice.txt',
  'county-briefing.zw.txt',
  'work-style-residue.txt',
  'digital-government-hant.txt',
  'newspaper-page.txt',
  'work-report-excerpt.txt',
];

describe('semantic tokens', () => {
  afterEach(closeAll);

  for (const name of ARTICLES) {
    it(`cover the annotations of ${name} piece by piece`, async () => {
      const { document } = await openArticle(sample(name));
      const { annotations } = (await activate()).annotations.get(document)!;
      assert.ok(annotations.length > 10);
      const key = (type: string, { start, end }: vscode.Range | Piece) =>
        `${start.line}:${start.character}-${end.line}:${end.character} ${type}`;
      assert.deepEqual(
        (await tokensOf(document)).map(({ range, type }) => key(type, range)).sort(),
        annotations.flatMap(({ type, pieces }) => pieces.map((piece) => key(type, piece))).sort(),
      );
    });
  }

  it('come in all four types', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const types = new Set((await tokensOf(document)).map(({ type }) => type));
    assert.deepEqual([...types].sort(), [...ANNOTATION_TYPES].sort());
  });

  it('leave out the kinds that are switched off', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const { annotations } = await activate();
    await executeCommand('zhengwen.toggleOfficials');
    try {
      assert.ok(!(await tokensOf(document)).some(({ type }) => type === 'official'));
    } finally {
      await executeCommand('zhengwen.toggleOfficials');
    }
    await until(annotations.onDidChange, () => annotations.get(document) !== undefined);
  });
});

interface Piece {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

describe('a hover', () => {
  afterEach(closeAll);

  for (const [text, said] of [
    ['四下基层', /宣传党的路线.*调查研究.*信访接待.*现场办公/s],
    ['以人民为中心的发展思想', /serves the people/],
    ['林远舟说', /市委书记/],
    ['6.8%', /地区生产总值/],
  ] as const) {
    it(`explains ${text}`, async () => {
      const { document } = await openArticle(sample('on-site-office.txt'));
      assert.match(await hoverAt(document, find(document, text)), said);
    });
  }

  it('says nothing of plain words', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    assert.equal(await hoverAt(document, find(document, '据悉')), '');
  });
});

describe('the outline', () => {
  afterEach(closeAll);

  it('has the articles of a page, each with its annotations', async () => {
    const { document } = await openArticle(sample('newspaper-page.txt'));
    const symbols = await executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(symbols.length > 1);
    for (const { name, range, children } of symbols) {
      assert.ok(children.length > 0, name);
      for (const child of children) assert.ok(range.contains(child.range), child.name);
    }
  });
});

describe('highlights', () => {
  afterEach(closeAll);

  it('mark every mention of a person', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const highlights = await executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      find(document, '林远舟'),
    );
    const mentions = document.getText().split('林远舟').length - 1;
    assert.equal(highlights.length, mentions);
    for (const { range } of highlights) assert.equal(document.getText(range), '林远舟');
  });
});

describe('residue', () => {
  afterEach(closeAll);

  it('is reported as a hint', async () => {
    const { document } = await openArticle(sample('work-style-residue.txt'));
    const found = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source?.toLowerCase() === 'zhengwen');
    await until(vscode.languages.onDidChangeDiagnostics, () => found().length > 0);
    for (const { severity } of found()) assert.equal(severity, vscode.DiagnosticSeverity.Hint);
  });
});

describe('a growing selection', () => {
  afterEach(closeAll);

  it('never splits a formula', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const place = find(document, '四下基层').translate(0, 1);
    const [innermost] = await executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [place],
    );
    const texts: string[] = [];
    for (let at: vscode.SelectionRange | undefined = innermost; at; at = at.parent) {
      texts.push(document.getText(at.range));
    }
    assert.ok(texts.includes('四下基层'), texts.join(' | '));
    for (const text of texts) {
      assert.ok(text.includes('四下基层') || !/^(四|下基?|四下|基层?)$/.test(text), text);
    }
  });
});
