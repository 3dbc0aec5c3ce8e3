// Publishes all results of a round on one day: the document, every proposal moved, every author told, the slate deposited.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { moveProposals } from '../../proposals/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn } from '../rules/terms.ts';
import { type Examination, lockRound } from '../store/examinations.ts';
import type { OpenRound, ReviewEdition } from '../store/review-editions.ts';
import { saveRoundPublished } from '../store/signatures.ts';
import { type ByStaff, log, onEdition } from './by-staff.ts';
import { issue, type Site, type Written } from './issue.ts';
import { depositFeasible } from './keep-slate.ts';

/** How the document says the results, in the language of the moment. */
export type WriteResults = (
  edition: ReviewEdition,
  round: Pick<OpenRound, 'number'>,
  examinations: readonly Examination[],
) => Written;

const NAMED = 12;

/** How many results it published. Refused while one of them is not signed off; what left the review meanwhile is not asked. */
export function publishRound(
  db: Database,
  site: Site,
  by: ByStaff,
  { editionId, write }: { readonly editionId: string; readonly write: WriteResults },
): Promise<Result<number, Refusal>> {
  return onEdition(db, by, editionId, async (tx, edition) => {
    const round = edition.openRound;
    if (round === undefined) return err({ code: 'review/round-missing' });
    const all = await lockRound(tx, round.id);
    const going = all.filter(({ state }) => state === 'in-review' || state === 'correcting');
    if (going.length === 0) return err({ code: 'review/round-empty' });
    const waiting = going.filter(({ signedOffAt }) => signedOffAt === null);
    if (waiting.length > 0) {
      const numbers = waiting.slice(0, NAMED).map(({ number }) => number);
      return err({
        code: 'review/round-not-ready',
        count: waiting.length,
        numbers: numbers.join(', '),
      });
    }
    const becoming = going.filter(({ outcome }) => outcome === 'feasible');
    const deposited = await depositFeasible(tx, edition, { becoming, now: by.now });
    if (!deposited.ok) return deposited;
    const documentId = await issue(tx, site, by, {
      ...{ act: 'review/publish', kind: 'review-results' },
      ...inLocale(sourceLocale, () => write(edition, round, going)),
    });
    const proposalIds = going.map(({ proposalId }) => proposalId);
    await saveRoundPublished(tx, { roundId: round.id, documentId, proposalIds, now: by.now });
    const moved = await moveProposals(
      tx,
      going.map((examination) => answerOf(by, { edition, round, examination, documentId })),
    );
    assert(moved.ok, `what was reviewed is answered: ${JSON.stringify(moved)}`);
    const told = { step: 'round-published', round: round.number, count: going.length };
    await log(tx, by, 'review/publish', edition, told);
    return ok(going.length);
  });
}

function answerOf(
  { now }: ByStaff,
  given: {
    readonly edition: ReviewEdition;
    readonly round: OpenRound;
    readonly examination: Examination;
    readonly documentId: string;
  },
) {
  const { edition, round, examination, documentId } = given;
  const { proposalId, outcome, checks } = examination;
  assert(outcome !== null, 'what is signed off has its outcome');
  const ground = checks.find(({ finding }) => finding === 'no')?.ground ?? null;
  return {
    ...{ proposalId, to: outcome, kind: outcome, told: { round: round.number, ground } },
    ...heldNext(edition, examination, now),
    ...{ documentId, now },
  };
}

/** Who has it next: its author while she can appeal, or the institution until the ballot list. */
export function heldNext(
  { rules, timeZone, institutionName }: ReviewEdition,
  { outcome, wasAppealed }: Pick<Examination, 'outcome' | 'wasAppealed'>,
  now: Date,
) {
  if (outcome === 'feasible') {
    const list = rules?.operational.calendar.find(({ phase }) => phase === 'ballot-list');
    const heldUntil = list?.until ?? null;
    return { heldBy: 'institution', holder: institutionName, heldUntil } as const;
  }
  const days = rules?.operational.appeals.businessDays ?? 0;
  return days > 0 && !wasAppealed
    ? ({ heldBy: 'author', holder: null, heldUntil: dueOn(dayIn(timeZone, now), days) } as const)
    : ({ heldBy: null, holder: null, heldUntil: null } as const);
}
