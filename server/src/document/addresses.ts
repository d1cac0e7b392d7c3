/**
 * Officials whom a document has named, where it speaks of them by surname and title: “向书记来了！”, behind 县委书记向明.
 * What stands there is an address only because the document knows the person: 向 and 任 are words, too.
 */
import { Trie } from '../lexicon/trie';
import { ADDRESS, NOT_ADDRESS } from '../recognize/address';
import { OUTSIDE_TEXT, within } from '../recognize/block';
import type { Candidate, OfficialCandidate } from '../recognize/candidate';
import { surnameLength } from '../recognize/names';
import type { RecognizedBlock } from '../recognize/recognize';

/** By surname and title how long the surname is. */
type Addresses = Trie<number>;

/** The ways to address those whom a document introduces with their posts. */
export function addressesOf(
  blocks: readonly RecognizedBlock[],
  candidates: readonly (readonly Candidate[])[],
): Addresses {
  const addresses: Addresses = new Trie<number>();
  blocks.forEach(({ context: { text, lexicon } }, index) => {
    for (const candidate of candidates[index]!) {
      if (candidate.type !== 'official' || candidate.end - candidate.start > NAME_MAX) continue;
      const length = surnameLength(text, candidate.start, lexicon);
      if (length === 0 || candidate.end - candidate.start <= length) continue;
      const surname = text.slice(candidate.start, candidate.start + length);
      for (const { start, end } of candidate.posts) {
        const title = titleAtEnd(text.slice(Math.max(start, end - TITLE_MAX), end));
        if (title === undefined) continue;
        // A deputy is spoken to without 副, and whoever is the first of the deputies without 常务.
        for (const form of [title, title.replace('常务', ''), title.replace(/^(?:常务)?副/, '')])
          addresses.add(surname + form, length);
      }
    }
  });
  return addresses;
}

const NAME_MAX = 4;
/** The longest title of an address, in code units. */
const TITLE_MAX = 6;

/** The longest end of a post that somebody is addressed with: 副县长 of 青川县副县长. */
function titleAtEnd(post: string): string | undefined {
  for (let from = 0; from < post.length - 1; from++)
    if (ADDRESS.test(post.slice(from))) return post.slice(from);
  return undefined;
}

/** Words after which somebody is named. */
const BEFORE = /[^\u4e00-\u9fff]|[的是找叫问请对和跟给让与同为被把老咱]/;
/** What shows that a surname which is a word is none here: it opens what somebody says, or is quoted. */
const OPENS = /[“‘「]/;
/** 高校长期: the title is the beginning of another word. */
const RUNS_ON = /^[期任久远助级会团]/;

/** The places of a block where somebody is addressed whom the document knows. */
function addressedIn(
  { context: { text, kind, titles } }: RecognizedBlock,
  addresses: Addresses,
): OfficialCandidate[] {
  if (addresses.size === 0 || OUTSIDE_TEXT.has(kind)) return [];
  const found: OfficialCandidate[] = [];
  for (let match = addresses.find(text, 0); match; match = addresses.find(text, match.end)) {
    const { start, end, value } = match;
    const before = text[start - 1] ?? '\n';
    const isOpen = NOT_ADDRESS.test(text.slice(start, end))
      ? OPENS.test(before)
      : BEFORE.test(before) && !RUNS_ON.test(text.slice(end, end + 1));
    if (!isOpen || within(titles, start, end)) continue;
    found.push({
      type: 'official',
      start,
      end: start + value,
      posts: [{ start: start + value, end }],
      evidence: ['established', 'post-after'],
      confidence: 0.85,
    });
  }
  return found;
}

/** The candidates of a block with those who are addressed: “黄局长”, whom the document knows, is no slogan. */
export function withAddresses(
  block: RecognizedBlock,
  candidates: readonly Candidate[],
  addresses: Addresses,
): readonly Candidate[] {
  const addressed = addressedIn(block, addresses);
  if (addressed.length === 0) return candidates;
  const ends = new Map(addressed.map(({ start, posts }) => [start, posts[0]!.end]));
  const rest = candidates.filter(
    ({ type, start, end }) => type !== 'slogan' || ends.get(start) !== end,
  );
  const named = new Set(rest.flatMap(({ type, start }) => (type === 'official' ? [start] : [])));
  return [...rest, ...addressed.filter(({ start }) => !named.has(start))];
}
