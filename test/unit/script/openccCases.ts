/**
 * What OpenCC's own tests expect (BYVoid/OpenCC, test/testcases/testcases.json as of version 1.4.2, Apache-2.0): facts of
 * input, configuration and output. Of its 219 cases 208 stand here, whole; the other eleven are of configurations that no
 * variety here is converted by: Japanese (`jp2t`, `t2jp`) and the phrases of Hong Kong (`s2hkp`, `hk2sp`).
 */
import cases from './openccCases.json';

export interface OpenccCase {
  /** As OpenCC names it. */
  readonly id: string;
  readonly input: string;
  /** By the name of the configuration. */
  readonly expected: Readonly<Partial<Record<OpenccConfiguration, string>>>;
}

export type OpenccConfiguration =
  | 's2t'
  | 's2tw'
  | 's2twp'
  | 's2hk'
  | 't2s'
  | 't2tw'
  | 't2hk'
  | 'tw2s'
  | 'tw2sp'
  | 'tw2t'
  | 'hk2s'
  | 'hk2t';

export const OPENCC_CASES: readonly OpenccCase[] = cases;

/** A case that opencc-js answers otherwise than OpenCC. */
export interface OpenccException {
  readonly id: string;
  readonly configuration: OpenccConfiguration;
  /** Rare characters that OpenCC takes from `TSCharactersExt`, each with what it writes for it. */
  readonly rare: readonly (readonly [traditional: string, simplified: string])[];
}

/**
 * opencc-js leaves out the dictionary `TSCharactersExt`, which OpenCC marks `may_output_tofu`: most fonts lack its
 * simplified characters. The traditional ones stay as they are.
 */
export const OPENCC_EXCEPTIONS: readonly OpenccException[] = [
  {
    id: 'BYVoid_OpenCC_PR_1228_existing_behaviors',
    configuration: 't2s',
    rare: [['殢', '𣨼']],
  },
  {
    id: 'BYVoid_OpenCC_PR_1229_existing_behaviors',
    configuration: 't2s',
    rare: [['圞', '𪢮']],
  },
  { id: 'BYVoid_OpenCC_PR_464_xi_vs_xi', configuration: 't2s', rare: [['樠', '𣗊']] },
];
