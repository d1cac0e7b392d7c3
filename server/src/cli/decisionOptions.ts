export interface DecisionOptions {
  /** Only what an annotator accepted or added; else what nobody rejected. */
  readonly decided?: boolean;
  /** Whose decisions; may be left out where each article has one annotator. */
  readonly annotator?: string;
  /** Where sidecars are; without it beside the articles. */
  readonly decisionsFolder?: string;
}

/** Whether decisions are asked for, and not what is found alone. */
export const asksForDecisions = ({
  decided = false,
  annotator,
  decisionsFolder,
}: DecisionOptions): boolean => decided || annotator !== undefined || decisionsFolder !== undefined;
