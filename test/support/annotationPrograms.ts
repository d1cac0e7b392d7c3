/** What programs for annotation refuse, or leave out without a word, by the rules of their documentation. */

type Json = Readonly<Record<string, unknown>>;

const isSpan = (start: unknown, end: unknown, length: number): boolean =>
  Number.isInteger(start) &&
  Number.isInteger(end) &&
  Number(start) >= 0 &&
  Number(start) < Number(end) &&
  Number(end) <= length;

/** A line of doccano, which passes over spans that do not fit: offsets count UTF-16 code units. */
export function doccanoProblems(line: Json): string[] {
  const problems: string[] = [];
  const { text, label, entities, relations } = line as {
    text: string;
    label: [number, number, string][];
    entities: { id: number; start_offset: number; end_offset: number; label: string }[];
    relations: { from_id: number; to_id: number; type: string }[];
  };
  for (const [start, end, name] of label) {
    if (!isSpan(start, end, text.length) || !name) problems.push(`label ${start}–${end}`);
  }
  const ids = new Set(entities.map(({ id }) => id));
  if (ids.size !== entities.length) problems.push('an id of an entity a second time');
  for (const { start_offset: start, end_offset: end, label: name } of entities) {
    if (!isSpan(start, end, text.length) || !name) problems.push(`entity ${start}–${end}`);
  }
  for (const { from_id: from, to_id: to, type } of relations) {
    if (!ids.has(from) || !ids.has(to) || !type) problems.push(`relation ${from}–${to}`);
  }
  return problems;
}

/** A task of Label Studio under its labelling configuration: offsets count code points. */
export function labelStudioProblems(task: Json, configuration: string): string[] {
  const problems: string[] = [];
  const { text } = task['data'] as { text: string };
  const points = [...text];
  if (text.includes('\r')) problems.push('a line end that is counted otherwise');
  const [control] = /<Labels name="(\w+)" toName="(\w+)">/.exec(configuration)?.slice(1) ?? [];
  const labels = new Set(
    Array.from(configuration.matchAll(/<Label value="([^"]*)"/g), ([, value]) => value),
  );
  const ids = new Set<unknown>();
  const results = (task['predictions'] as { result: Json[] }[]).flatMap(({ result }) => result);
  for (const region of results.filter(({ type }) => type === 'labels')) {
    const value = region['value'] as { start: number; end: number; text: string; labels: string[] };
    if (ids.has(region['id'])) problems.push('an id of a region a second time');
    ids.add(region['id']);
    if (region['from_name'] !== control || region['to_name'] !== 'text') problems.push('names');
    if (!isSpan(value.start, value.end, points.length)) problems.push(`region ${value.start}`);
    if (points.slice(value.start, value.end).join('') !== value.text) problems.push(value.text);
    if (!value.labels.every((label) => labels.has(label))) problems.push('an unknown label');
  }
  for (const { type, from_id: from, to_id: to } of results) {
    if (type === 'relation' && !(ids.has(from) && ids.has(to))) problems.push('a relation');
  }
  return problems;
}

/** A line for spaCy: entities in code points that overlap nothing and neither begin nor end in white space. */
export function spacyProblems(line: Json): string[] {
  const points = [...(line['text'] as string)];
  const problems: string[] = [];
  let last = 0;
  for (const [start, end] of line['entities'] as [number, number, string][]) {
    if (!isSpan(start, end, points.length) || start < last) problems.push(`${start}–${end}`);
    const words = points.slice(start, end).join('');
    if (words !== words.trim()) problems.push(`white space at the edge of ${words}`);
    last = end;
  }
  return problems;
}

/** A task of Prodigy: tokens in code points, spans and relations by the numbers of tokens. */
export function prodigyProblems(task: Json): string[] {
  const points = [...(task['text'] as string)];
  const problems: string[] = [];
  const tokens = task['tokens'] as { id: number; start: number; end: number; text: string }[];
  tokens.forEach(({ id, start, end, text }, index) => {
    if (id !== index || start < (tokens[index - 1]?.end ?? 0)) problems.push(`token ${index}`);
    if (points.slice(start, end).join('') !== text) problems.push(`not the words of ${text}`);
  });
  for (const span of task['spans'] as Record<string, number>[]) {
    const [first, last] = [tokens[span['token_start']!], tokens[span['token_end']!]];
    if (first?.start !== span['start'] || last?.end !== span['end']) {
      problems.push(`span ${span['start']}`);
    }
  }
  for (const { head, child } of (task['relations'] ?? []) as Record<string, number>[]) {
    if (!tokens[head!] || !tokens[child!]) problems.push('a relation');
  }
  return problems;
}

/** A CAS in JSON 0.4: what refers to something refers to what is there, and offsets count UTF-16 code units. */
export function casJsonProblems(cas: Json): string[] {
  const problems: string[] = [];
  if (Object.keys(cas).join() !== '%TYPES,%FEATURE_STRUCTURES,%VIEWS') problems.push('its parts');
  const types = cas['%TYPES'] as Readonly<Record<string, Json>>;
  const structures = cas['%FEATURE_STRUCTURES'] as Json[];
  const seen = new Map<unknown, Json>();
  for (const structure of structures) {
    const { '%ID': id, '%TYPE': type, ...features } = structure;
    if (seen.has(id)) problems.push(`the id ${String(id)} a second time`);
    seen.set(id, structure);
    const isBuiltIn = /^uima\./.test(String(type));
    const declared = types[String(type)];
    if (!isBuiltIn && !declared) problems.push(`the unknown type ${String(type)}`);
    for (const [name, value] of Object.entries(features)) {
      const feature = name.replace(/^@/, '');
      const isOwn = ['sofa', 'begin', 'end'].includes(feature) || isBuiltIn;
      if (!isOwn && declared && !(feature in declared))
        problems.push(`the unknown feature ${feature}`);
      if (
        name.startsWith('@') &&
        name !== '@sofa' &&
        !structures.some((one) => one['%ID'] === value)
      ) {
        problems.push(`${name} of nothing`);
      }
    }
    if ('begin' in features) {
      const text = seen.get(features['@sofa'])?.['sofaString'];
      const { begin, end } = features;
      // A document is annotated even where it is empty.
      const isEmpty = begin === 0 && end === 0 && text === '';
      if (typeof text !== 'string') problems.push('a text that comes later');
      else if (!isEmpty && !isSpan(begin, end, text.length)) problems.push(String(begin));
    }
  }
  for (const view of Object.values(cas['%VIEWS'] as Readonly<Record<string, Json>>)) {
    const { '%SOFA': sofa, '%MEMBERS': members } = view as {
      '%SOFA': unknown;
      '%MEMBERS': unknown[];
    };
    if (![sofa, ...members].every((id) => seen.has(id))) problems.push('a member of nothing');
  }
  return problems;
}

/** A file of WebAnno TSV 3.3: its head, and tokens whose offsets, in UTF-16 code units, give their words. */
export function webannoProblems(content: string): string[] {
  const problems: string[] = [];
  const lines = content.split('\n');
  if (lines[0] !== '#FORMAT=WebAnno TSV 3.3') problems.push('no head');
  const layers = lines.filter((line) => /^#T_(?:SP|CH|RL)=/.test(line));
  const columns = layers.reduce((sum, layer) => sum + layer.split('|').length - 1, 0);
  let text = '';
  let from = 0;
  let sentence = 0;
  let last = 0;
  for (const line of lines) {
    if (line.startsWith('#Text=')) {
      const words = line.slice('#Text='.length).replace(/\\([\\[\]|_;\t*])/g, '$1');
      text = text === '' ? words : `${text}\n${words}`;
      from = -1;
      continue;
    }
    const row = /^(\d+)-(\d+)\t(\d+)-(\d+)\t([^\t]*)\t?(.*)$/.exec(line);
    if (!row) {
      if (line === '') text = '';
      continue;
    }
    const [, number, , start, end, token = '', features = ''] = row;
    if (from < 0) {
      from = Number(start);
      if (Number(number) !== (sentence += 1)) problems.push(`sentence ${number}`);
    }
    if (Number(start) < last) problems.push(`token at ${start}`);
    last = Number(end);
    const cells = features.split('\t').filter((cell) => cell !== '');
    if (cells.length !== columns) problems.push(`columns of ${token}`);
    const words = token.replace(/\\([\\[\]|_;\t*])/g, '$1');
    const found = unescaped(text).slice(Number(start) - from, Number(end) - from);
    if (found !== unescaped(words)) problems.push(`${token} where the text has ${found}`);
  }
  return problems;
}

const unescaped = (text: string): string =>
  text.replace(/\\(r|n|t|->)/g, (_, what: string) =>
    what === '->' ? '->' : { r: '\r', n: '\n', t: '\t' }[what]!,
  );
