// A participatory budget as another platform published it, said in our words: the same whichever platform it was.

export const importPlatforms = ['decidim', 'consul'] as const;
export type ImportPlatform = (typeof importPlatforms)[number];

export const importedStatuses = [
  'proposed',
  'undecided',
  'feasible',
  'unfeasible',
  'accepted',
  'rejected',
  'withdrawn',
  'on-ballot',
  'selected',
] as const;
export type ImportedStatus = (typeof importedStatuses)[number];

/** No description and no author: they are long, and they name people. */
export interface ImportedProject {
  /** As its platform numbers it. */
  readonly sourceId: string;
  readonly title: string;
  /** In pesos; undefined where the file has none. */
  readonly costClp: number | undefined;
  /** Votes, or supports where the file has those. */
  readonly votes: number | undefined;
  readonly status: ImportedStatus;
  /** Sector or heading, as it is called there. */
  readonly territory: string | undefined;
  readonly url: string | undefined;
}

export interface ImportedBudget {
  readonly platform: ImportPlatform;
  /** Of the budget, as its platform numbers it: lower-case letters and digits. */
  readonly sourceId: string;
  readonly projects: readonly ImportedProject[];
}

/** A budget with what its file does not say and whoever brings it in does. */
export interface BudgetSource {
  /** CUT, or else the region whose government held it. */
  readonly place: { readonly cut: string } | { readonly regionCode: string };
  readonly year: number;
  readonly title: string;
  /** Where the file was published. */
  readonly sourceUrl: string;
  readonly license: string;
}

export const importLimits = {
  bytes: 50_000_000,
  inflatedBytes: 64_000_000,
  projects: 5_000,
  titleLength: 300,
} as const;

/** What names the experience for ever, whatever is brought in again: `decidim-participa-ejemplo-cl-12`. */
export function importedId(
  { platform, sourceId }: Pick<ImportedBudget, 'platform' | 'sourceId'>,
  sourceUrl: string,
): string {
  const host = new URL(sourceUrl).hostname.replace(/^www\./, '');
  return `${platform}-${host.replaceAll('-', '--').replaceAll(/[^a-z0-9-]+/g, '-')}-${sourceId}`;
}

/** What can be counted of its projects; a kind without any is left out, since the file may not tell it. */
export function countsOf({ platform, projects }: ImportedBudget): {
  readonly 'projects-submitted': number | undefined;
  readonly 'projects-on-ballot': number | undefined;
  readonly 'projects-selected': number | undefined;
} {
  const count = (...statuses: readonly ImportedStatus[]) =>
    projects.filter(({ status }) => statuses.includes(status)).length || undefined;
  const areProposals =
    platform === 'consul' || projects.some(({ status }) => status === 'proposed');
  return {
    'projects-submitted': areProposals ? projects.length : undefined,
    'projects-on-ballot': count('on-ballot', 'selected'),
    'projects-selected': count('selected'),
  };
}
