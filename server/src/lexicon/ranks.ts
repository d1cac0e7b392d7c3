/** The ranks of posts as data: what `server/data/lexicon/ranks.yaml` holds. */

export interface RankData {
  /** From the highest to the lowest. */
  readonly ladder: readonly {
    readonly rank: string;
    readonly short: string;
    readonly english: string;
    /** The lowest and the highest of the 27 grade levels (级别) that the rank spans; 1 is the top of all. */
    readonly grades: readonly [lowest: number, highest: number];
  }[];
  readonly places: readonly {
    readonly unit: PlaceUnit;
    readonly name: { readonly zh: string; readonly en: string };
    /** Full names of divisions, where the unit is a list of them. */
    readonly members?: readonly string[];
    /** The rank of its heads, as the ladder names it. */
    readonly rank: string;
    readonly sources: readonly string[];
  }[];
  readonly posts: readonly {
    readonly rank: string;
    readonly names: readonly string[];
    readonly sources: readonly string[];
  }[];
  /** Central departments and ministries, by their full and short names. */
  readonly ministries: readonly string[];
  /** How many steps below the heads of its place a post stands. */
  readonly steps: Readonly<Record<PostKind, number>>;
  /** Posts without a rank, and why; the first that fits a post by words it holds, or ends in behind others, is meant. */
  readonly unranked: readonly (Unranked & {
    readonly words: readonly string[];
    readonly ends: readonly string[];
  })[];
  readonly unrankedOther: Unranked;
}

/** Why a post has no rank that follows from its words and its place. */
export interface Unranked {
  readonly why: { readonly zh: string; readonly en: string };
  readonly sources: readonly string[];
}

/** What a place is, as far as the rank of its heads depends on it. */
export type PlaceUnit =
  | 'province'
  | 'deputyProvincialCity'
  | 'deputyProvincialArea'
  | 'prefecture'
  | 'municipalDistrict'
  | 'municipalCounty'
  | 'deputyProvincialDistrict'
  | 'provincialCounty'
  | 'county'
  | 'township';

/** What a post is to its place; a leader (市领导) is a head or a deputy. */
export type PostKind =
  | 'head'
  | 'leader'
  | 'deputy'
  | 'court'
  | 'courtDeputy'
  | 'department'
  | 'departmentDeputy'
  | 'section';
