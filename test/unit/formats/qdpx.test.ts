import assert from 'node:assert/strict';
import { zipSync, strToU8 } from 'fflate';
import { findLosses } from '../../../server/src/formats/export';
import { findImporter } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { archiveOf, unzipped } from './archives';
import { difficult, plain } from './articles';

const qdpx = findFormat('qdpx')!;

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The lines of a project without indentation, GUIDs numbered in the order in which they appear. */
function readable(xml: string): string[] {
  const numbers = new Map<string, number>();
  return xml
    .replace(GUID, (guid) => {
      if (!numbers.has(guid)) numbers.set(guid, numbers.size + 1);
      return `G${numbers.get(guid)}`;
    })
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
}

describe('REFI-QDA', () => {
  it('has users, codes, and selections that count code points of a text with LF', async () => {
    const files = unzipped(await archiveOf(qdpx, [difficult['CRLF inside a span']!]));
    const [source] = Object.keys(files).filter((name) => name.startsWith('sources/'));
    assert.equal(files[source!], '推动“走找\n\n　　想促”活动。');
    assert.deepEqual(readable(files['project.qde']!), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Project xmlns="urn:QDA-XML:project:1.0" name="Zhengwen" origin="Zhengwen" creatingUserGUID="G1">',
      '<Users>',
      '<User guid="G1" name="Zhengwen"/>',
      '</Users>',
      '<CodeBook>',
      '<Codes>',
      '<Code guid="G2" name="slogan" isCodable="true" color="#ffd98a">',
      '<Description>口号提法. Names of campaigns and methods, formulations of Party and state language, set calls.</Description>',
      '</Code>',
      '<Code guid="G3" name="formula" isCodable="true" color="#ecc3da">',
      '<Description>数字提法. Set phrases that abbreviate a list or a scheme by number.</Description>',
      '</Code>',
      '<Code guid="G4" name="official" isCodable="true" color="#b5e0fb">',
      '<Description>官员. The name of a person who holds a public post.</Description>',
      '<Code guid="G5" name="post" isCodable="true" color="#e4f0f8">',
      '<Description>职务. The words that say which post a person holds.</Description>',
      '</Code>',
      '</Code>',
      '<Code guid="G6" name="metric" isCodable="true" color="#bfe3bb">',
      '<Description>指标. A number with its unit that measures work, output, money, people or change.</Description>',
      '</Code>',
      '</Codes>',
      '</CodeBook>',
      '<Sources>',
      '<TextSource guid="G7" name="crlf.txt" plainTextPath="internal://G7.txt" creatingUser="G1">',
      '<PlainTextSelection guid="G8" name="走找 想促" startPosition="3" endPosition="11" creatingUser="G1">',
      '<Description>{"norm":"走找想促","evidence":["quoted"],"confidence":0.5}</Description>',
      '<Coding guid="G9" creatingUser="G1">',
      '<CodeRef targetGUID="G2"/>',
      '</Coding>',
      '</PlainTextSelection>',
      '</TextSource>',
      '</Sources>',
      '</Project>',
    ]);
  });

  it('has CRLF for MAXQDA, which counts both characters', async () => {
    const maxqda = findFormat('qdpx', { lineEnds: 'crlf' })!;
    const article = { ...difficult['CRLF inside a span']!, name: 'a.txt' };
    const files = unzipped(await archiveOf(maxqda, [article]));
    const [source] = Object.keys(files).filter((name) => name.startsWith('sources/'));
    assert.equal(files[source!], article.text);
    assert.match(files['project.qde']!, /startPosition="3" endPosition="13"/);
  });

  it('codes a post that two people share once', async () => {
    const { 'project.qde': project } = unzipped(await archiveOf(qdpx, [plain]));
    const spans = [...project!.matchAll(/name="(\S+)" startPosition="(\d+)" endPosition="(\d+)"/g)];
    assert.deepEqual(
      spans.map(([, name, start, end]) => `${start}-${end} ${name}`),
      [
        '3-6 孙立军',
        '0-3 市领导',
        '7-9 马文',
        '19-23 四下基层',
        '27-32 高质量发展',
        '35-38 13项',
        '45-52 3至5个百分点',
      ],
    );
  });

  it('gives the same bytes for the same articles, and each article its own source', async () => {
    const articles = [plain, plain];
    const bytes = await archiveOf(qdpx, articles);
    assert.deepEqual(bytes, await archiveOf(qdpx, articles));
    assert.equal(Object.keys(unzipped(bytes)).length, 3);
  });

  it('says what it loses', () => {
    assert.deepEqual(findLosses([difficult['a byte order mark']!], qdpx), [
      'The byte order mark is left out; offsets count in the text that is exported.',
      'REFI-QDA has no attributes of passages: they are comments there.',
    ]);
  });

  it('has a codebook with the codes of the project', async () => {
    const qdc = findFormat('qdc', { labels: 'zh' })!;
    assert.ok(qdc.scope === 'corpus');
    assert.match(qdc.head(), /^<\?xml .*\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Z/);
    const names = [...qdc.head().matchAll(/name="([^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual(names, ['口号提法', '数字提法', '官员', '职务', '指标']);
    const { 'project.qde': project } = unzipped(await archiveOf(qdpx, [plain]));
    for (const [guid] of qdc.head().matchAll(GUID)) assert.ok(project!.includes(guid), guid);
  });

  const project = (selection: string, code = 'slogan') =>
    `<Project xmlns="urn:QDA-XML:project:1.0" name="p">
<CodeBook><Codes><Code guid="c" name="${code}" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="t" name="a" plainTextPath="internal://t.txt">
${selection}
</TextSource></Sources></Project>`;
  const selected = (attributes: string) =>
    `<PlainTextSelection guid="s" ${attributes}><Coding guid="k"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>`;
  const MALFORMED: readonly [what: string, files: Record<string, string>, message: RegExp][] = [
    ['no project', { 'a.txt': '' }, /^p\.qdpx: has no project\.qde in it$/],
    ['broken XML', { 'project.qde': '<a>\n<b>\n</a>' }, /^p\.qdpx\/project\.qde:3: is not XML: /],
    [
      'a missing text',
      { 'project.qde': project('') },
      /qde:3: has no text: sources\/t\.txt is not in the project$/,
    ],
    [
      'a span that the text does not have',
      {
        'project.qde': project(selected('startPosition="0" endPosition="9"')),
        'sources/t.txt': '实干',
      },
      /qde:4: has the span \[0,9\] in a text of 2 characters$/,
    ],
    [
      'a position that is no number',
      {
        'project.qde': project(selected('startPosition="x" endPosition="9"')),
        'sources/t.txt': '实干',
      },
      /qde:4: PlainTextSelection has "x" as startPosition$/,
    ],
    [
      'a code of others',
      {
        'project.qde': project(selected('startPosition="0" endPosition="1"'), 'Theme'),
        'sources/t.txt': '实干',
      },
      /qde:4: has the unknown label "Theme"$/,
    ],
  ];
  for (const [what, files, message] of MALFORMED) {
    it(`refuses ${what} with the line`, async () => {
      const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
      const content = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
      await assert.rejects(async () => findImporter('qdpx')!.read([{ name: 'p.qdpx', content }]), {
        name: 'MalformedFileError',
        message,
      });
    });
  }

  it('refuses what is no zip file', async () => {
    await assert.rejects(
      async () => findImporter('qdpx')!.read([{ name: 'p.qdpx', content: 'text' }]),
      {
        message: /^p\.qdpx: is no zip file: /,
      },
    );
  });

  /** Our export of 「县长方远指出，要真抓实干，久久为功。」 as another program gives it back, with what a person coded there. */
  const reviewed = (users: string, more = '') => {
    const of = (user: string, code: string) =>
      `<Coding guid="k" creatingUser="${user}"><CodeRef targetGUID="${code}"/></Coding>`;
    const at = (start: number, end: number, inside: string) =>
      `<PlainTextSelection guid="s" startPosition="${start}" endPosition="${end}">${inside}</PlainTextSelection>`;
    const comment =
      '<Description>{"norm":"真抓实干","evidence":["quoted"],"confidence":0.5}</Description>';
    return zipSync({
      'project.qde': strToU8(`<Project xmlns="urn:QDA-XML:project:1.0" name="p">
<Users>${users}</Users>
<CodeBook><Codes><Code guid="c" name="slogan"/><Code guid="o" name="official"><Code guid="p" name="post"/></Code></Codes></CodeBook>
<Sources>
<TextSource guid="t" name="a" plainTextPath="internal://t.txt">
${at(8, 12, comment + of('z', 'c') + of('l', 'o'))}
${at(13, 17, `${of('l', 'c')}<NoteRef targetGUID="n"/>`)}
${at(0, 2, of('z', 'p'))}
${at(0, 2, of('l', 'p'))}
${more}
</TextSource>
<PictureSource guid="q" name="图"/>
</Sources>
<Notes><Note guid="n" creatingUser="l" creationDateTime="2026-01-02T03:04:05Z"><PlainTextContent>待核</PlainTextContent></Note></Notes>
</Project>`),
      'sources/t.txt': strToU8('县长方远指出，要真抓实干，久久为功。'),
    });
  };
  const zhengwen = '<User guid="z" name="Zhengwen"/>';
  const lin = '<User guid="l" name="Lin"/>';
  const readAs = async (content: Uint8Array, maker?: string) =>
    findImporter('qdpx')!.read(
      [{ name: 'p.qdpx', content }],
      undefined,
      maker === undefined ? {} : { maker },
    );

  for (const maker of ['Lin', '林', undefined]) {
    it(`keeps what our export coded beside what a person did, for ${maker}`, async () => {
      const [article] = await readAs(reviewed(zhengwen + lin), maker);
      const notes = [{ text: '待核', creator: 'Lin', created: '2026-01-02T03:04:05Z' }];
      assert.deepEqual(
        article!.annotations.map(({ type, text, attributes }) => [type, text, attributes]),
        [
          ['slogan', '真抓实干', { norm: '真抓实干', evidence: ['quoted'], confidence: 0.5 }],
          ['official', '真抓实干', { review: { creator: 'Lin' } }],
          ['slogan', '久久为功', { review: { notes, creator: 'Lin' } }],
        ],
      );
      assert.deepEqual(article!.notices, [
        'p.qdpx/project.qde:9: left out: post by Lin; posts are those of officials',
        'p.qdpx/project.qde:12: left out: PictureSource, which is no text',
      ]);
    });
  }

  it('tells what a second person coded from what is imported', async () => {
    const more =
      '<PlainTextSelection guid="s" startPosition="2" endPosition="4"><Coding guid="k" creatingUser="w"><CodeRef targetGUID="o"/></Coding></PlainTextSelection><PlainTextSelection guid="s" startPosition="2" endPosition="4"/>';
    const content = reviewed(`${zhengwen}${lin}<User guid="w" name="Wu"/>`, more);
    const [article] = await readAs(content, 'Lin');
    assert.equal(article!.annotations.length, 3);
    assert.deepEqual(
      article!.others!.map(({ type, text }) => [type, text]),
      [['official', '方远']],
    );
    assert.deepEqual(article!.notices, [
      'p.qdpx/project.qde:9: left out: post by Lin; posts are those of officials',
      'p.qdpx/project.qde:10: left out: a passage without a code',
      'p.qdpx/project.qde:12: left out: PictureSource, which is no text',
      'left out: 1 annotation by Wu',
    ]);
  });

  it('takes a code below one of ours for ours', async () => {
    const content = zipSync({
      'project.qde': strToU8(
        project(selected('startPosition="0" endPosition="2"')).replace(
          '<Code guid="c" name="slogan" isCodable="true"/>',
          '<Code guid="o" name="口号提法" isCodable="true"><Code guid="c" name="mine" isCodable="true"/></Code>',
        ),
      ),
      'sources/t.txt': strToU8('实干'),
    });
    assert.deepEqual(await findImporter('qdpx')!.read([{ name: 'p.qdpx', content }]), [
      {
        name: 'a',
        text: '实干',
        annotations: [{ type: 'slogan', start: 0, end: 2, text: '实干', attributes: {} }],
      },
    ]);
  });
});
