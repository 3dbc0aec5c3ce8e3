// Proposes to change what a proposal says or costs: its author is told, and until her term is over her text holds.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { authorsOf, moveProposal, type Proposal, readProposal } from '../../proposals/index.ts';
import { type Contents, problemsOf } from '../../proposals/rules/index.ts';
import { type Changed, costFound, isSameText } from '../rules/changes.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn, lastInstantOf } from '../rules/terms.ts';
import { insertChange, listMeetings } from '../store/changes.ts';
import type { Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import type { ContentsWrong } from './answer-correction.ts';
import { type ByStaff, log, onExamination } from './by-staff.ts';

export interface ChangeAsked {
  readonly number: number;
  /** The version that the form was made from. */
  readonly seen: number;
  readonly wording: Pick<Changed, 'title' | 'need' | 'description' | 'beneficiaries' | 'place'>;
  /** As she reckoned it, or as the review found it. */
  readonly cost: 'same' | 'found';
  /** Why, which everybody reads. */
  readonly reason: string;
  /** Business days from today. */
  readonly days: number;
  /** Of the meeting in whose minutes it was agreed; empty for none. */
  readonly meetingId: string;
}

/** What the room says of it, in the language of the moment, and where she answers. */
export interface ChangeTold {
  readonly title: (said: { readonly title: string }) => string;
  readonly pathIn: (proposal: Proposal, locale: Locale) => string;
  readonly contingencyName: (permille: number) => string;
}

/** One at a time, and before it is signed off; where the bases have a mixed committee, agreed in its minutes. */
export async function proposeChange(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  given: ChangeAsked & { readonly told: ChangeTold },
): Promise<Result<void, Refusal | ContentsWrong>> {
  const { number, seen, reason, days, meetingId, told } = given;
  // What is wrong with its contents is told beside the refusals of the room, and nothing is written then.
  let wrong: ContentsWrong | undefined;
  const done = await onExamination(db, by, { edition, number }, async (tx, _, examination) => {
    const refused = whyNotNow(examination, seen) ?? (reason === '' ? missingReason : undefined);
    if (refused !== undefined) return err(refused);
    const meeting = await meetingOf(tx, edition, meetingId);
    if (!meeting.ok) return meeting;
    const proposal = await readProposal(tx, examination.proposalId);
    assert(proposal !== undefined && edition.rules !== undefined, 'what is reviewed is there');
    const contents = contentsOf(proposal, examination, given);
    if (isSameText(contents, proposal.contents)) return err({ code: 'review/change-same' });
    const problems = problemsOf(contents, edition.rules);
    if (problems.length > 0) {
      wrong = { code: 'review/contents-wrong', problems };
      return err({ code: 'review/change-same' });
    }
    const answerUntil = dueOn(dayIn(edition.timeZone, by.now), days);
    await insertChange(tx, {
      proposalId: proposal.id,
      ...{ contents, fromVersion: proposal.version, reason, gatheringId: meeting.value },
      ...{ answerUntil, now: by.now },
    });
    await tell(tx, { proposal, answerUntil, told, now: by.now });
    await log(tx, by, 'review/coordinate', edition, { step: 'change-proposed', proposal: number });
    return ok(undefined);
  });
  return wrong === undefined ? done : err(wrong);
}

const missingReason: Refusal = { code: 'review/reason-missing' };

function whyNotNow(
  { signedOffAt, state, hasOpenChange, version }: Examination,
  seen: number,
): Refusal | undefined {
  if (signedOffAt !== null) return { code: 'review/signed-off' };
  if (state === 'correcting') return { code: 'review/correction-open' };
  if (hasOpenChange) return { code: 'review/change-open' };
  return version === seen ? undefined : { code: 'review/changed-meanwhile' };
}

async function meetingOf(
  tx: Tx,
  { institutionId, rules }: ReviewEdition,
  meetingId: string,
): Promise<Result<string | null, Refusal>> {
  const isAsked = rules?.operational.options.committee != null;
  if (meetingId === '') return isAsked ? err({ code: 'review/committee-missing' }) : ok(null);
  const found = (await listMeetings(tx, institutionId)).some(({ id }) => id === meetingId);
  return found ? ok(meetingId) : err({ code: 'review/committee-missing' });
}

function contentsOf(
  { contents }: Proposal,
  { costLines, contingencyPermille }: Examination,
  { wording, cost, told }: ChangeAsked & { readonly told: ChangeTold },
): Contents {
  const found =
    cost === 'found'
      ? costFound(costLines, contingencyPermille, told.contingencyName(contingencyPermille))
      : undefined;
  return { ...contents, ...wording, ...found };
}

/** Her term is on the page, in the notice and, for whoever has no e-mail, in the letter of the desk. */
async function tell(
  tx: Tx,
  given: {
    readonly proposal: Proposal;
    readonly answerUntil: string;
    readonly told: ChangeTold;
    readonly now: Date;
  },
): Promise<void> {
  const { proposal, answerUntil, told, now } = given;
  const { id: proposalId, institutionId, timeZone } = proposal;
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: proposal.state, kind: 'change-proposed', told: {} },
    ...{ heldBy: 'author', holder: null, heldUntil: answerUntil, now },
  });
  assert(moved.ok, 'a proposal stays where it is');
  const { title } = proposal.contents;
  const notice = {
    kind: 'review/change',
    key: `${proposalId}:${proposal.version}:${now.toISOString()}`,
    titles: inBothLocales(() => told.title({ title })),
    paths: bothPaths((locale) => told.pathIn(proposal, locale)),
    institutionId,
    isUrgent: true,
    dueAt: lastInstantOf(timeZone, answerUntil),
  } as const;
  const authors = await authorsOf(tx, proposalId);
  await notify(
    tx,
    authors.map((personId) => ({ ...notice, personId })),
    now,
  );
}
