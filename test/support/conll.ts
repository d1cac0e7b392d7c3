/** What readers of CoNLL tags refuse: IOB2, IOBES and BMES as seqeval and spaCy define them. */

const SCHEMES = {
  bio: { first: 'B', inside: 'I', last: 'I', alone: 'B' },
  bioes: { first: 'B', inside: 'I', last: 'E', alone: 'S' },
  bmes: { first: 'B', inside: 'M', last: 'E', alone: 'S' },
} as const;

/** What is wrong in a file, one sentence each. */
export function conllProblems(content: string, scheme: keyof typeof SCHEMES): string[] {
  const { first, inside, last, alone } = SCHEMES[scheme];
  const problems: string[] = [];
  /** The span that is open, and whether it may end here. */
  let open: { label: string; mayEnd: boolean } | undefined;
  content.split('\n').forEach((line, index) => {
    const says = (what: string): void => void problems.push(`line ${index + 1}: ${what}`);
    if (line === '' || line.startsWith('-DOCSTART- ')) {
      if (open && !open.mayEnd) says('a span goes on behind its sentence');
      open = undefined;
      return;
    }
    const columns = line.split(/[ \t]/);
    if (columns.length < 2 || columns.some((cell) => cell === '' || /\s/u.test(cell))) {
      says('columns that white space does not part');
    }
    const [, mark, label] = /^(?:O|([BIMES])-(\S+))$/.exec(columns.at(-1)!) ?? [];
    if (label === undefined && columns.at(-1) !== 'O') says('no tag');
    const goesOn = mark === inside || mark === last;
    const begins = mark === first || mark === alone;
    if (mark !== undefined && !goesOn && !begins) says(`a mark of another scheme, ${mark}`);
    if (goesOn && !begins && (!open || open.label !== label)) says('inside of nothing');
    if ((begins || mark === undefined) && open && !open.mayEnd) says('a span without an end');
    const isOpen = mark === first || (mark === inside && mark !== undefined);
    open = isOpen && label ? { label, mayEnd: last === inside } : undefined;
  });
  return problems;
}
