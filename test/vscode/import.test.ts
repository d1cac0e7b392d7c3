import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExportOutcome } from '../../client/src/export';
import type { ImportOptions, ImportOutcome } from '../../client/src/import';
import { closeAll, sample } from './articles';

const importAnnotations = (options: ImportOptions): Thenable<ImportOutcome | undefined> =>
  vscode.commands.executeCommand('zhengwen.importAnnotations', options);

const { fs } = vscode.workspace;
const article = sample('on-site-office.txt');

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('import', () => {
  let folder: vscode.Uri;
  const sidecars: vscode.Uri[] = [];

  before(async () => {
    folder = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'zhengwen-import-')));
  });
  after(async () => {
    await closeAll();
    for (const sidecar of sidecars) await fs.delete(sidecar);
    await rm(folder.fsPath, { recursive: true });
  });

  for (const [format, name] of [
    ['brat', 'on-site-office.ann'],
    ['qdpx', 'on-site-office.txt.qdpx'],
  ] as const) {
    it(`of ${format} writes decisions beside the article`, async () => {
      const to = vscode.Uri.joinPath(folder, format === 'brat' ? '' : name);
      const exported = await vscode.commands.executeCommand<ExportOutcome>(
        'zhengwen.exportFile',
        article,
        undefined,
        { format, to },
      );
      const annotator = `Lin ${format}`;
      const outcome = await importAnnotations({
        files: [vscode.Uri.joinPath(folder, name)],
        format,
        annotator,
      });
      sidecars.push(...outcome!.sidecars);
      assert.equal(outcome!.count, exported.count);
      assert.equal(outcome!.orphans, 0);
      const [sidecar] = outcome!.sidecars;
      assert.ok(sidecar!.path.endsWith(`/on-site-office.txt.${annotator}.anno.jsonl`));
      const lines = decode(await fs.readFile(sidecar!))
        .trimEnd()
        .split('\n');
      assert.equal(lines.length, exported.count);
    });
  }

  it('of a malformed file says where, and writes nothing', async () => {
    const broken = vscode.Uri.joinPath(folder, 'broken.jsonl');
    await fs.writeFile(
      broken,
      new TextEncoder().encode('{"text":"真抓","label":[[0,9,"slogan"]]}'),
    );
    await assert.rejects(
      async () => importAnnotations({ files: [broken], format: 'doccano', annotator: 'Lin' }),
      /broken\.jsonl:1: /,
    );
  });
});
