// What an election needs to open, each thing with what is missing of it: nothing opens while one of these is not met.
import { ballotForm } from './ballot-form.ts';
import type { CommitmentOfEdition, DrawnContest } from './drawn-contest.ts';
import { choicesOf, countedStyles } from './manifest-draft.ts';
import { type OfficersLack, officersLack } from './officers.ts';
import { countedProjects, needsBallots } from './official-terms.ts';
import type { KnownRoll } from './roll-facts.ts';
import { type ElectionSettings, FLOOR_MIN_ELECTORS } from './settings.ts';
import { type JoinProposal, smallContests } from './styles.ts';
import { type WindowsLack, windowsLack } from './windows.ts';

export const gateCodes = [
  'contests',
  'commitment',
  'styles',
  'electors',
  'days',
  'operators',
  'officers',
  'registrar',
  'roll',
  'urn',
  'key',
  'rehearsal',
  'witnesses',
  'test',
  'manifest',
] as const;
export type GateCode = (typeof gateCodes)[number];

export type Lack =
  | { readonly code: 'contest-open-already' | 'grades' | 'no-projects'; readonly contest: string }
  | { readonly code: 'totals-need-sums'; readonly contest: string }
  | { readonly code: 'not-committed' }
  | { readonly code: 'above-commitment'; readonly asked: number; readonly committed: number }
  | { readonly code: 'contest-without-style'; readonly contest: string }
  | { readonly code: 'style-without-contest'; readonly style: string }
  | { readonly code: 'too-few'; readonly proposal: JoinProposal }
  | { readonly code: 'floor'; readonly contest: string; readonly floor: number }
  | { readonly code: 'population-missing' }
  | { readonly code: 'window'; readonly lack: WindowsLack }
  | { readonly code: 'operator-missing'; readonly which: 'A' | 'B' }
  | { readonly code: 'officer'; readonly lack: Exclude<OfficersLack, 'four'> }
  | { readonly code: 'registrar-keys' }
  | { readonly code: 'issuer'; readonly contest: string }
  | { readonly code: 'roll-not-frozen' }
  | { readonly code: 'urn-not-prepared' | 'urn-unreachable' }
  | { readonly code: 'clock'; readonly seconds: number }
  | { readonly code: 'booth-other' }
  | { readonly code: 'no-ceremony' | 'holders-missing' }
  | { readonly code: 'not-rehearsed'; readonly holder: string }
  | { readonly code: 'quorum-above'; readonly quorum: number; readonly witnesses: number }
  | { readonly code: 'witness-silent'; readonly name: string }
  | { readonly code: 'not-tested' | 'test-failed' | 'test-outdated' }
  | { readonly code: 'manifest-problem'; readonly problem: string; readonly at: string };

export interface Gate {
  readonly code: GateCode;
  readonly lacks: readonly Lack[];
}

export interface GateGiven {
  readonly isDemonstration: boolean;
  readonly settings: ElectionSettings;
  readonly contests: readonly (DrawnContest & { readonly isOpen: boolean })[];
  readonly commitment: CommitmentOfEdition | undefined;
  readonly officers: Parameters<typeof officersLack>[0];
  readonly roll: KnownRoll;
  /** Undefined where the urn was not prepared for it; `unreachable` where it does not answer. */
  readonly urn: 'prepared' | 'unreachable' | undefined;
  /** Seconds between the clocks of both; undefined where nobody could compare them. */
  readonly clockSkew: number | undefined;
  /** Whether the urn said that it would serve another booth than the manifest will name. */
  readonly isOtherBooth: boolean;
  readonly commits: readonly string[] | null;
  readonly holders: readonly { readonly name: string; readonly rehearsedAt: Date | null }[];
  /** Names of the witnesses that did not answer. */
  readonly silentWitnesses: readonly string[];
  readonly test: 'none' | 'failed' | 'outdated' | 'passed';
  /** What the manifest itself is refused for, once it can be put together. */
  readonly manifestProblems: readonly { readonly code: string; readonly at: string }[];
  readonly now: Date;
}

const MOST_SKEW_S = 5;

export function gatesOf(given: GateGiven): readonly Gate[] {
  const lacks: Readonly<Record<GateCode, readonly Lack[]>> = {
    contests: contestLacks(given),
    commitment: commitmentLacks(given),
    styles: styleLacks(given),
    electors: electorLacks(given),
    days: windowsLack(given.settings.windows, given.now).map((lack) => ({ code: 'window', lack })),
    operators: operatorLacks(given.settings),
    officers: officersLack(given.officers).flatMap((lack) =>
      lack === 'four' ? [] : [{ code: 'officer', lack } as const],
    ),
    registrar: registrarLacks(given),
    roll:
      given.settings.padron.mode !== 'open' && given.roll.frozen === undefined
        ? [{ code: 'roll-not-frozen' }]
        : [],
    urn: urnLacks(given),
    key: keyLacks(given),
    rehearsal:
      given.settings.urn.mode === 'feldman'
        ? given.holders
            .filter(({ rehearsedAt }) => rehearsedAt === null)
            .map(({ name }) => ({ code: 'not-rehearsed', holder: name }))
        : [],
    witnesses: witnessLacks(given),
    test: testLacks(given),
    manifest: given.manifestProblems.map(({ code, at }) => ({
      code: 'manifest-problem',
      problem: code,
      at,
    })),
  };
  return gateCodes.map((code) => ({ code, lacks: lacks[code] }));
}

export function isOpenable(gates: readonly Gate[]): boolean {
  return gates.every(({ lacks }) => lacks.length === 0);
}

function contestLacks({ contests, settings }: GateGiven): readonly Lack[] {
  return contests.flatMap(({ code, terms, isOpen }): readonly Lack[] => {
    const contest = terms.contest;
    const standing = countedProjects(terms).length;
    return [
      ...(isOpen ? [{ code: 'contest-open-already', contest } as const] : []),
      ...(standing === 0 ? [{ code: 'no-projects', contest } as const] : []),
      ...(ballotForm(terms.ballot, standing) === undefined
        ? [{ code: 'grades', contest } as const]
        : []),
      ...(choicesOf(settings, code).paper === 'totals' && needsBallots(terms) !== undefined
        ? [{ code: 'totals-need-sums', contest } as const]
        : []),
    ];
  });
}

function commitmentLacks({ contests, commitment }: GateGiven): readonly Lack[] {
  if (commitment === undefined) return [{ code: 'not-committed' }];
  const asked = contests.reduce((sum, { terms }) => sum + terms.amountClp, 0);
  const committed = commitment.amountClp;
  return asked > committed ? [{ code: 'above-commitment', asked, committed }] : [];
}

function styleLacks({ contests, settings: { styles } }: GateGiven): readonly Lack[] {
  const known = new Set(contests.map(({ code }) => code));
  return [
    ...contests
      .filter(({ code }) => !styles.some((one) => one.contests.includes(code)))
      .map(({ terms }) => ({ code: 'contest-without-style', contest: terms.contest }) as const),
    ...styles
      .filter(({ contests: of }) => !of.some((code) => known.has(code)))
      .map(({ name }) => ({ code: 'style-without-contest', style: name }) as const),
  ];
}

function electorLacks(given: GateGiven): readonly Lack[] {
  const { settings, roll, contests, isDemonstration } = given;
  const styles = countedStyles(settings, roll.frozen);
  const asked = contests.map(({ code, terms }) => ({
    ...{ code, name: terms.contest, minElectors: choicesOf(settings, code).minElectors },
  }));
  const nameOf = (code: string) => asked.find((one) => one.code === code)?.name ?? code;
  const floor = isDemonstration ? 1 : FLOOR_MIN_ELECTORS;
  const { mode, population_14: population } = settings.padron;
  return [
    ...asked
      .filter(({ minElectors }) => minElectors < floor)
      .map(({ name }) => ({ code: 'floor', contest: name, floor }) as const),
    ...(mode !== 'closed' && (population.n < 1 || population.source === '')
      ? [{ code: 'population-missing' } as const]
      : []),
    ...smallContests(styles, asked).map((one) => {
      const other = one.with && { ...one.with, contest: nameOf(one.with.contest) };
      return {
        code: 'too-few',
        proposal: { ...one, contest: nameOf(one.contest), with: other },
      } as const;
    }),
  ];
}

function operatorLacks({ operators }: ElectionSettings): readonly Lack[] {
  return (['A', 'B'] as const)
    .filter((which) => operators[which].trim() === '')
    .map((which) => ({ code: 'operator-missing', which }));
}

function registrarLacks({ roll: { keys }, contests }: GateGiven): readonly Lack[] {
  if (keys === undefined) return [{ code: 'registrar-keys' }];
  return contests
    .filter(({ code }) => keys.issuers[code] === undefined)
    .map(({ terms }) => ({ code: 'issuer', contest: terms.contest }));
}

function urnLacks({ urn, clockSkew, isOtherBooth }: GateGiven): readonly Lack[] {
  if (urn === undefined) return [{ code: 'urn-not-prepared' }];
  if (urn === 'unreachable') return [{ code: 'urn-unreachable' }];
  return [
    ...(clockSkew !== undefined && clockSkew > MOST_SKEW_S
      ? [{ code: 'clock', seconds: clockSkew } as const]
      : []),
    ...(isOtherBooth ? [{ code: 'booth-other' } as const] : []),
  ];
}

function keyLacks({ settings, commits, holders }: GateGiven): readonly Lack[] {
  const isHeld = settings.urn.mode === 'feldman';
  return [
    ...(isHeld && holders.length !== 3 ? [{ code: 'holders-missing' } as const] : []),
    ...(commits === null || commits.length !== (isHeld ? 2 : 1)
      ? [{ code: 'no-ceremony' } as const]
      : []),
  ];
}

function witnessLacks({ settings, silentWitnesses }: GateGiven): readonly Lack[] {
  const { quorum, vkeys } = settings.witnesses;
  return [
    ...(quorum > vkeys.length
      ? [{ code: 'quorum-above', quorum, witnesses: vkeys.length } as const]
      : []),
    ...silentWitnesses.map((name) => ({ code: 'witness-silent', name }) as const),
  ];
}

function testLacks({ test }: GateGiven): readonly Lack[] {
  const lack = { none: 'not-tested', failed: 'test-failed', outdated: 'test-outdated' } as const;
  return test === 'passed' ? [] : [{ code: lack[test] }];
}
