// The brief of a list before its sitting, in the words of its page and of its sheet: what is decided, why, and what follows of each no.
import { m } from '#words';
import type { House } from '../../../../platform/room.ts';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { contestNames } from '../actions/locate.ts';
import { contestsToClose } from '../actions/propose-closing.ts';
import { outcomeWords } from '../actions/sanction-words.ts';
import type { ContestToClose } from '../rules/closing.ts';
import type { Matter } from '../rules/matter.ts';
import { signedOf } from '../rules/standing.ts';
import { lastDayOf } from '../rules/term.ts';
import { type BriefFacts, type ProjectFacts, readBriefFacts } from '../store/brief-facts.ts';
import type { Submission, SubmittedContest } from '../store/submissions.ts';
import { count, day, money } from './desk-parts.tsx';
import { type Change, changeOf, seeUnder, supposed } from './sitting-effects.ts';

export interface BriefRow {
  readonly place: string;
  readonly number: string;
  readonly name: string;
  readonly cost: string;
  readonly support: string;
  readonly isFunded: boolean;
  /** Feasibility and upkeep, in one line; empty where it was not examined here. */
  readonly note: string;
  readonly ifFalls: string;
}

export interface BriefContest {
  readonly code: string;
  readonly name: string;
  readonly certificationCode: string;
  readonly amount: string;
  /** Ballots and objections. */
  readonly counted: string;
  readonly isStale: boolean;
  readonly rows: readonly BriefRow[];
  /** How far the amount goes, and after how many rows; null where it does not reach the first ones in turn. */
  readonly line: { readonly after: number; readonly text: string } | null;
  /** Which are built only together, or one of them. */
  readonly ties: readonly string[];
}

export interface Brief {
  readonly received: string;
  readonly committed: string | null;
  readonly envelope: string;
  readonly contests: readonly BriefContest[];
}

export async function readBrief(
  house: House,
  edition: PublicEdition,
  submission: Submission,
): Promise<Brief> {
  const facts = await readBriefFacts(house.db, submission.id);
  const names = contestNames(edition);
  const contests: BriefContest[] = [];
  for (const contest of submission.contests) {
    const closing = contestsToClose({ edition, submission }).find(
      ({ contestId }) => contestId === contest.contestId,
    );
    if (closing === undefined) continue;
    const falls = await fallsOf({ house, submission }, closing);
    const name = names.get(contest.contestId) ?? contest.code;
    contests.push(briefContest({ submission, contest, closing, facts, falls, name }));
  }
  const { committed } = edition.rules;
  return {
    received: receivedWords(submission),
    committed: committedWords(edition),
    envelope: m.sanction_brief_envelope({ amount: money(committed.envelopeClp) }),
    contests,
  };
}

function receivedWords({ receivedOn, termDays }: Submission): string {
  return termDays === null
    ? m.sanction_brief_received({ day: day(receivedOn) })
    : m.sanction_brief_received_core({
        day: day(receivedOn),
        until: day(lastDayOf(receivedOn, termDays)),
      });
}

function committedWords({ commitments }: PublicEdition): string | null {
  const standing = commitments.findLast(({ isRevoked }) => !isRevoked);
  if (standing === undefined) return null;
  const { sitting, sittingOn, resolution, amountClp, fiscalYear } = standing;
  return m.sanction_brief_committed_said({
    ...{ sitting, day: day(sittingOn), resolution },
    ...{ amount: money(amountClp), year: String(fiscalYear) },
  });
}

type Falls = ReadonlyMap<string, string>;
type Given = Parameters<typeof changeOf>[0];

/** Of each funded project, what follows if it alone is not approved; a recount that fails is tried no more. */
async function fallsOf(given: Given, contest: ContestToClose): Promise<Falls> {
  const now = await seeUnder(given, contest, []);
  const said = new Map<string, string>();
  const decided = new Set(contest.signed.map(({ projectId }) => projectId));
  let isCountable = true;
  for (const { projectId, isFunded } of contest.matters) {
    if (!isFunded || decided.has(projectId)) continue;
    const change: Change | undefined = isCountable
      ? await changeOf(given, now, supposed(projectId, 'rejected'))
      : undefined;
    isCountable = change !== undefined;
    said.set(projectId, fallsWords(change));
  }
  return said;
}

function fallsWords(change: Change | undefined): string {
  if (change === undefined) return m.sanction_brief_falls_unknown();
  const { enters, leaves, leftClp } = change;
  const left = money(leftClp);
  return [
    enters.length === 0
      ? m.sanction_brief_falls_nothing({ left })
      : m.sanction_brief_falls_enters({ names: namesOf(enters), left }),
    ...(leaves.length === 0 ? [] : [m.sanction_brief_falls_leaves({ names: namesOf(leaves) })]),
  ].join(' ');
}

const namesOf = (matters: readonly Matter[]) => matters.map(({ name }) => name).join('; ');

interface BriefContestGiven {
  readonly submission: Submission;
  readonly contest: SubmittedContest;
  readonly closing: ContestToClose;
  readonly facts: BriefFacts;
  readonly falls: Falls;
  readonly name: string;
}

function briefContest(given: BriefContestGiven): BriefContest {
  const { submission, contest, closing, facts, falls, name } = given;
  const { matters } = closing;
  const spentClp = matters.reduce((sum, one) => sum + (one.isFunded ? one.costClp : 0), 0);
  const signed = new Map(signedOf(submission).map((one) => [one.projectId, one.outcome]));
  const examined = new Map(facts.projects.map((one) => [one.projectId, one]));
  return {
    ...{ code: contest.code, name, certificationCode: contest.certificationCode },
    isStale: contest.isStale,
    amount: m.sanction_brief_amount({
      amount: money(contest.amountClp),
      ...{ spent: money(spentClp), left: money(contest.amountClp - spentClp) },
    }),
    counted: countedWords(facts, contest.contestId),
    line: lineOf(closing),
    rows: matters.map((one) => {
      const outcome = signed.get(one.projectId);
      const decided = outcome && m.sanction_brief_decided({ outcome: outcomeWords[outcome]() });
      return {
        ...{ place: count(one.place), number: count(one.number), name: one.name },
        ...{ cost: money(one.costClp), support: count(one.support), isFunded: one.isFunded },
        note: noteOf(examined.get(one.projectId)),
        ifFalls: decided ?? falls.get(one.projectId) ?? m.sanction_brief_not_reached(),
      };
    }),
    ties: [
      ...tiesOf(matters, 'conflictGroup', (names) => m.sanction_brief_conflict({ names })),
      ...tiesOf(matters, 'togetherGroup', (names) => m.sanction_brief_together({ names })),
    ],
  };
}

function lineOf({ matters, amountClp }: ContestToClose): BriefContest['line'] {
  const after = matters.filter(({ isFunded }) => isFunded).length;
  const isPrefix = matters.slice(0, after).every(({ isFunded }) => isFunded);
  return isPrefix ? { after, text: m.sanction_public_line({ amount: money(amountClp) }) } : null;
}

function countedWords({ contests }: BriefFacts, contestId: string): string {
  const found = contests.find((one) => one.contestId === contestId);
  if (found === undefined) return '';
  const { ballots, objections, answered } = found;
  return [
    m.sanction_brief_ballots({ count: ballots, number: count(ballots) }),
    objections === 0
      ? m.sanction_brief_objections_none()
      : m.sanction_brief_objections({
          ...{ count: objections, number: count(objections), answered: count(answered) },
        }),
  ].join(' ');
}

function noteOf(facts: ProjectFacts | undefined): string {
  if (facts === undefined) return '';
  const { changes, upkeepClp, upkeepBy: who } = facts;
  const amount = upkeepClp === null ? null : money(upkeepClp);
  return [
    changes === 0
      ? m.sanction_brief_feasible()
      : m.sanction_brief_feasible_changes({ count: changes, number: count(changes) }),
    ...(amount === null
      ? []
      : [
          who === null
            ? m.sanction_brief_upkeep({ amount })
            : m.sanction_brief_upkeep_by({ amount, who }),
        ]),
  ].join(', ');
}

function tiesOf(
  matters: readonly Matter[],
  group: 'conflictGroup' | 'togetherGroup',
  say: (names: string) => string,
): readonly string[] {
  const groups = new Set(matters.flatMap((one) => one[group] ?? []));
  return [...groups].flatMap((id) => {
    const own = matters.filter((one) => one[group] === id);
    return own.length < 2 ? [] : [say(namesOf(own))];
  });
}
