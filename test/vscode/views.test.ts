import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ZhengwenApi } from '../../client/src/client';
import type { AnnotationNode } from '../../client/src/views/nodes';
import type { DecisionList } from '../../server/src/lsp/protocol';
import { activate, closeAll, openArticle, setAnnotator, until } from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;
const ANNOTATOR = '审阅人';

const TEXT = [
  '澄河市召开作风建设推进会\n',
  '会议要求，全市上下要弘扬“马上就办”作风，把“三个到位”落到实处。\n',
  '市委书记林知远指出，今年以来全市完成投资120亿元，同比增长6.5%。\n',
  '市长周里主持会议，林知远对“马上就办”提出三点要求。\n',
].join('\n');

/** The same words where nothing of what stood around them is left. */
const REWRITTEN = [
  '河东区开展服务企业专项行动\n',
  '本月起，各街道推行“马上就办”，窗口延时至晚间八点。\n',
  '昨日，记者走访政务大厅，工作人员介绍“马上就办”带来的变化，群众办事少跑了路。\n',
].join('\n');

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  executeCommand(`zhengwen.${command}`, ...args);

describe('the views', () => {
  let folder: string;
  let uri: vscode.Uri;
  let editor: vscode.TextEditor;
  let api: ZhengwenApi;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengwen-views-'));
    uri = vscode.Uri.file(join(folder, 'meeting.zw.txt'));
    await writeFile(uri.fsPath, TEXT);
    await setAnnotator(ANNOTATOR);
    api = await activate();
    editor = await openArticle(uri);
    await api.review.fresh(editor.document);
    await executeCommand('zhengwen.annotations.focus');
  });
  after(async () => {
    await run('clearAnnotationFilter');
    await run('groupAnnotations', 'type');
    await closeAll();
    await setAnnotator(undefined);
    await rm(folder, { recursive: true });
  });

  const list = (): DecisionList => api.review.get(editor.document)!;

  /** The rows of the tree: what each says, and those below it. */
  function rows(node?: AnnotationNode, indent = ''): string[] {
    const { tree } = api.views;
    return tree.getChildren(node).flatMap((child) => {
      const { label, description } = tree.getTreeItem(child);
      assert.ok(typeof label === 'string' && typeof description === 'string');
      return [`${indent}${label} | ${description}`, ...rows(child, `${indent}  `)];
    });
  }

  /** The row of an annotation. */
  function find(text: string, nth = 0): AnnotationNode {
    const { tree } = api.views;
    const all = tree.getChildren().flatMap((group) => tree.getChildren(group));
    const found = all.filter((node) => node.kind === 'item' && node.item.text === text)[nth];
    assert.ok(found, text);
    return found;
  }

  const states = (): string[] => list().items.map(({ text, state }) => `${text} ${state}`);

  it('list the annotations of the active article', () => {
    assert.deepEqual(rows(), [
      'Slogan | 0/2',
      '  马上就办 | line 3',
      '  马上就办 | line 7',
      'Numbered formula | 0/1',
      '  三个到位 | line 3',
      'Official | 0/3',
      '  林知远 | line 5',
      '  周里 | line 7',
      '  林知远 | line 7',
      'Metric | 0/2',
      '  120亿元 | line 5',
      '  6.5% | line 5',
    ]);
    const { tree } = api.views;
    assert.equal(tree.view.badge?.value, 8);
    assert.deepEqual(
      [tree.getChildren()[0]!, find('周里')].map(
        (node) => tree.getTreeItem(node).accessibilityInformation?.label,
      ),
      ['Slogan, 0 of 2 decided', '周里, Official, undecided, line 7'],
    );
  });

  it('show an annotation in the text by a click', async () => {
    const { command, arguments: args } = api.views.tree.getTreeItem(find('120亿元')).command!;
    await executeCommand(command, ...(args as unknown[]));
    assert.equal(editor.document.getText(editor.selection), '120亿元');
  });

  it('decide on a row, on several and on a group, each as one step', async () => {
    await run('acceptListed', find('马上就办'));
    await run('rejectListed', find('6.5%'), [find('6.5%'), find('周里')]);
    const officials = api.views.tree
      .getChildren()
      .find((node) => node.kind === 'group' && node.group.name === 'official')!;
    await run('acceptListed', officials);
    const decided = [
      '马上就办 accepted',
      '三个到位 undecided',
      '林知远 accepted',
      '120亿元 undecided',
      '6.5% rejected',
      '周里 accepted',
      '林知远 accepted',
      '马上就办 undecided',
    ];
    assert.deepEqual(states(), decided);
    assert.equal(api.views.tree.view.badge?.value, 3);
    await run('undoDecision');
    assert.deepEqual(
      states().filter((state) => /林知远|周里/.test(state)),
      ['林知远 undecided', '周里 rejected', '林知远 undecided'],
    );
    await run('redoDecision');
    assert.deepEqual(states(), decided);
  });

  it('group by what is asked for, and filter', async () => {
    await run('groupAnnotations', 'person');
    assert.deepEqual(rows().slice(0, 5), [
      '林知远 | 2/2',
      '  林知远 | Official · line 5',
      '  林知远 | Official · line 7',
      '周里 | 1/1',
      '  周里 | Official · line 7',
    ]);
    await run('groupAnnotations', 'term');
    assert.deepEqual(
      rows().filter((row) => !row.startsWith(' ')),
      ['马上就办 | 1/2', '三个到位 | 0/1', 'Other annotations | 4/5'],
    );
    await run('groupAnnotations', 'state');
    await run('findAnnotations', '马上');
    assert.deepEqual(rows(), [
      'undecided | 0/1',
      '  马上就办 | Slogan · line 7',
      'accepted | 1/1',
      '  马上就办 | Slogan · line 3',
    ]);
    assert.equal(api.views.tree.view.message, '2 of 8 shown: “马上”');
    if (hasCamera) await takePicture({ name: 'filtered', text: '2 of 8 shown: “马上”' });
    await run('clearAnnotationFilter');
    await run('groupAnnotations', 'type');
    assert.equal(rows().length, 12);
    assert.equal(api.views.tree.view.message, '');
  });

  it('keep notes as comments: written, answered, edited, deleted', async () => {
    const notes = () =>
      api.views.notes.threads(editor.document).map(({ range, comments }) => [
        editor.document.getText(range),
        ...comments.map(({ author, body }) => {
          assert.ok(typeof body === 'string', 'a note is no Markdown');
          return `${author.name}: ${body}`;
        }),
      ]);
    // A thread that the person has begun on words of the article, as the editor hands it over.
    let disposed = 0;
    const begun = {
      uri,
      range: new vscode.Range(4, 3, 4, 9),
      dispose: () => disposed++,
    };
    await run('sendNote', { thread: begun, text: '姓名是否有误？' });
    assert.equal(disposed, 1);
    assert.deepEqual(notes(), [['林知远', `${ANNOTATOR}: 姓名是否有误？`]]);

    const [thread] = api.views.notes.threads(editor.document);
    await run('sendNote', { thread, text: '已核对。' });
    assert.deepEqual(notes()[0]!.slice(1), [
      `${ANNOTATOR}: 姓名是否有误？`,
      `${ANNOTATOR}: 已核对。`,
    ]);
    // The editor puts what was written into the comment.
    await run('editNote', thread!.comments[1]);
    assert.equal(thread!.comments[1]!.mode, vscode.CommentMode.Editing);
    await run('saveNote', Object.assign(thread!.comments[1]!, { body: '已与原件核对。' }));
    await run('deleteNote', thread!.comments[0]);
    assert.deepEqual(notes(), [['林知远', `${ANNOTATOR}: 已与原件核对。`]]);
    const { accessibilityInformation } = api.views.tree.getTreeItem(find('林知远'));
    assert.equal(
      accessibilityInformation?.label,
      `林知远, Official, accepted, line 5, 1 note, ${ANNOTATOR}: 已与原件核对。`,
    );
    if (hasCamera) {
      thread!.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
      await takePicture({ name: 'views', text: '已与原件核对。' });
    }
    await run('deleteNote', thread!.comments[0]);
    assert.deepEqual(notes(), []);
  });

  /** Writes an article beside the first one, with the decisions on that, and gives its address. */
  async function copyOf(name: string, text: string): Promise<vscode.Uri> {
    const copy = vscode.Uri.file(join(folder, name));
    const sidecar = (article: vscode.Uri) => `${article.fsPath}.${ANNOTATOR}.anno.jsonl`;
    await copyFile(sidecar(uri), sidecar(copy));
    await writeFile(copy.fsPath, text);
    return copy;
  }

  it('say how much of a file is decided, be it open or not', async () => {
    const progress = async (article: vscode.Uri) => {
      const found = await api.views.badges.progress(article);
      return found && `${found.decided}/${found.total} ${found.annotator}`;
    };
    assert.equal(await progress(uri), `5/8 ${ANNOTATOR}`);
    await run('saveDecisions');
    assert.equal(await progress(await copyOf('copy.txt', TEXT)), `5/8 ${ANNOTATOR}`);
    const other = vscode.Uri.file(join(folder, 'other.txt'));
    await writeFile(other.fsPath, TEXT);
    assert.equal(await progress(other), undefined, 'nobody has decided on it');
  });

  it('list decisions without a place with the best ones, and put them there', async () => {
    editor = await openArticle(await copyOf('rewritten.zw.txt', REWRITTEN));
    await api.review.fresh(editor.document);
    const { tree } = api.views;
    await until(tree.onDidChangeTreeData, () => tree.list === list());
    const orphans = tree.getChildren().at(-1)!;
    assert.equal(tree.getTreeItem(orphans).label, 'Without a place');
    const orphan = tree
      .getChildren(orphans)
      .find((node) => node.kind === 'item' && node.item.text === '马上就办')!;
    const places = tree.getChildren(orphan);
    assert.deepEqual(
      places.map((place) => tree.getTreeItem(place).label),
      ['马上就办', '马上就办'],
    );
    if (hasCamera) await takePicture({ name: 'orphans', text: 'Without a place' });
    const [place] = places;
    assert.ok(place?.kind === 'place');
    const { line } = place.place.range.start;
    await run('placeHere', place);
    const placed = list().items.filter(({ state }) => state === 'accepted' || state === 'changed');
    assert.deepEqual(
      placed.map(({ text, ranges }) => [text, ranges[0]!.start.line]),
      [['马上就办', line]],
    );
  });
});
