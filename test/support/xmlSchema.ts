import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const SCHEMAS = join(__dirname, 'schemas');

/** What xmllint says is wrong in a document, by a schema of the folder `schemas`. */
export async function xmlProblems(content: string, schema: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: content },
    schema: readFileSync(join(SCHEMAS, schema), 'utf8'),
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** What jing says is wrong in documents; `undefined` where it is not installed. */
export function jingProblems(contents: readonly string[], schema: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'zhengwen-jing-'));
  try {
    const paths = contents.map((content, index) => {
      const path = join(folder, `${index}.xml`);
      writeFileSync(path, content);
      return path;
    });
    const { error, stdout } = spawnSync('jing', [join(SCHEMAS, schema), ...paths], {
      encoding: 'utf8',
    });
    return error ? undefined : stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
