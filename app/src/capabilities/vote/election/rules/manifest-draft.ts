// Leaf 0 without its signatures, put together from the bases, the drawn lists and what the team, the roll and the urn said.
import { type Contest, type Manifest, padOf, toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { ballotForm } from './ballot-form.ts';
import type { CommitmentOfEdition, DrawnContest } from './drawn-contest.ts';
import type { OfficerJwk, OfficerRole } from './officers.ts';
import { countedProjects, idOf, officialFields } from './official-terms.ts';
import type { RegistrarKeys, RollFrozen } from './roll-facts.ts';
import {
  type ContestChoices,
  DEFAULT_MIN_ELECTORS,
  type ElectionSettings,
  type ElectionStyle,
} from './settings.ts';
import { electorsOf } from './styles.ts';

export type ManifestDraft = Omit<Manifest, 'sigs'>;

export interface ManifestParts {
  readonly id: string;
  readonly title: string;
  readonly territory: string;
  readonly isDemonstration: boolean;
  readonly settings: ElectionSettings;
  readonly contests: readonly DrawnContest[];
  readonly origins: { readonly A: string; readonly B: string };
  readonly rpId: string;
  readonly officers: readonly {
    readonly id: string;
    readonly role: OfficerRole;
    readonly name: string;
    readonly jwk: OfficerJwk;
  }[];
  readonly registrar: RegistrarKeys;
  readonly roll: RollFrozen | undefined;
  readonly urn: { readonly vkey: string; readonly promiseKey: string };
  readonly commits: readonly string[];
  readonly holders: readonly {
    readonly i: number;
    readonly name: string;
    readonly secondCopy: string;
  }[];
  readonly client: { readonly bundle_sha256: string; readonly source_commit: string };
  readonly commitment: CommitmentOfEdition;
}

/** SHA-256 of nothing: the root of a roll that begins empty. */
const EMPTY_ROOT = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU';

export function draftManifest(parts: ManifestParts): ManifestDraft {
  const { settings, contests, officers, holders, commitment, roll, registrar } = parts;
  const styles = countedStyles(settings, roll);
  const isHeld = settings.urn.mode === 'feldman';
  return {
    type: 'manifest',
    spec: 'pb-voto/1',
    id: parts.id,
    demo: parts.isDemonstration,
    title: parts.title,
    territory: parts.territory,
    origins: parts.origins,
    operators: settings.operators,
    contests: contests.map((one) => manifestContest(one, parts, styles)),
    styles: styles.map(({ id, name, electors, contests: of }) => ({
      ...{ id, name, electors, contests: [...of] },
    })),
    officers: officers.map(({ id, role, name, jwk }) => ({
      ...{ id, role, name, rp_id: parts.rpId, jwk },
    })),
    windows: { ...settings.windows, tables: settings.windows.tables.map((one) => ({ ...one })) },
    ways: [...settings.ways],
    padron: {
      mode: settings.padron.mode,
      root: roll?.root ?? EMPTY_ROOT,
      count: roll?.count ?? 0,
      population_14: settings.padron.population_14,
    },
    batch: settings.batch,
    min_group: settings.min_group,
    urn: {
      ...{ mode: settings.urn.mode, kem: 16, kdf: 1, aead: 1, commits: [...parts.commits] },
      ...{ n: isHeld ? 3 : 1, t: isHeld ? 2 : 1 },
      holders: isHeld
        ? holders.map(({ i, name, secondCopy }) => ({ i, name, second_copy: secondCopy }))
        : [],
    },
    registrar: { sign: registrar.sign, desk_kem: registrar.deskKem },
    log: { vkey: parts.urn.vkey },
    promise_key: parts.urn.promiseKey,
    witnesses: { quorum: settings.witnesses.quorum, vkeys: [...settings.witnesses.vkeys] },
    client: parts.client,
    lots: contests.map(({ lot }) => ({
      label: lot.label,
      ids: [...lot.ids],
      list_sha256: base64url(lot.listSha256),
      entropy: lot.entropy,
      observers: [...lot.observers],
    })),
    commitment: {
      resolution_sha256: base64url(commitment.resolutionSha256),
      amount: commitment.amountClp,
      bases_sha256: base64url(commitment.basesSha256),
    },
  };
}

/** Styles with as many electors as the roll counts where it is closed, else as their population says. */
export function countedStyles(
  { styles, padron }: Pick<ElectionSettings, 'styles' | 'padron'>,
  roll: RollFrozen | undefined,
): readonly ElectionStyle[] {
  if (padron.mode !== 'closed') return styles;
  return styles.map((one) => ({ ...one, electors: roll?.electors[one.id] ?? 0 }));
}

export function choicesOf(
  { contests }: Pick<ElectionSettings, 'contests'>,
  code: string,
): ContestChoices {
  return contests[code] ?? { minElectors: DEFAULT_MIN_ELECTORS, paper: 'none' };
}

/** What a voter is shown and what is counted by: everything of a contest but its keys and its electors. */
export type BallotPaper = Omit<Contest, 'paper' | 'issuer' | 'electors' | 'min_electors'>;

/** Only what stands is on the ballot paper; numbers are those of the lot, as the count will use them. */
export function ballotPaper({ code, terms, texts, lot }: DrawnContest): BallotPaper {
  const standing = countedProjects(terms).toSorted((a, b) => a.number - b.number);
  const form = ballotForm(terms.ballot, standing.length);
  assert(form !== undefined, 'the gates ask for a ballot that can be sealed');
  const projects = standing.map(({ number, name, costClp }) => ({
    id: idOf(number, terms),
    name,
    cost: costClp,
    sha256: base64url(texts.get(number) ?? ''),
  }));
  const ballot = { ...form, pad: 256 };
  return {
    ...{ id: code, title: terms.contest, budget: terms.amountClp, projects },
    ballot: { ...ballot, pad: padOf({ projects, ballot }) },
    rule: said(officialFields(terms)),
    order: projects.map(({ id }) => id),
    lot: lot.label,
  };
}

function manifestContest(
  one: DrawnContest,
  { settings, registrar }: ManifestParts,
  styles: readonly ElectionStyle[],
): Contest {
  const issuer = registrar.issuers[one.code];
  assert(issuer !== undefined, 'the gates ask for the keys of every contest');
  const { minElectors, paper } = choicesOf(settings, one.code);
  const electors = electorsOf(styles, one.code);
  return { ...ballotPaper(one), paper, issuer, electors, min_electors: minElectors };
}

function said(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );
}

/** What is written in hexadecimal elsewhere in Minga. */
function base64url(hex: string): string {
  const digits = hex.match(/../g) ?? [];
  return toBase64url(Uint8Array.from(digits, (digit) => Number.parseInt(digit, 16)));
}
