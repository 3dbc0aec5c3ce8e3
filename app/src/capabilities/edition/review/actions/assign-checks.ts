// Says who looks at what and until when: one check, or many proposals at once.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { CheckKind } from '../rules/checks.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn, lastInstantOf } from '../rules/terms.ts';
import { saveAssignment } from '../store/findings.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { listUnits } from '../store/units.ts';
import { type ByStaff, log, whoMay, whyStill } from './by-staff.ts';

export interface Assigning {
  readonly numbers: readonly number[];
  /** Empty: every kind. */
  readonly kinds: readonly CheckKind[];
  /** What is undefined stays as it is; null takes it away. */
  readonly unitId: string | null | undefined;
  readonly reviewerId: string | null | undefined;
  /** Business days from today. */
  readonly days: number | undefined;
  /** Where her work is. */
  readonly pathIn: (locale: Locale) => string;
}

/** How many checks it changed: those that are made already, and those of proposals out of review, stay. */
export function assignChecks(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  given: Assigning,
): Promise<Result<number, Refusal>> {
  const { numbers, kinds, unitId, reviewerId, days, pathIn } = given;
  const { now, scope } = by;
  return inTransaction(db, async (tx) => {
    const still = whyStill(edition);
    if (still !== undefined) return err(still);
    const says = [unitId, reviewerId, days].some((one) => one !== undefined);
    if (numbers.length === 0 || !says) return err({ code: 'review/nothing-marked' });
    const units = typeof unitId === 'string' ? await listUnits(tx, scope.id) : [];
    if (typeof unitId === 'string' && !units.some(({ id }) => id === unitId)) {
      return err({ code: 'review/unit-unknown' });
    }
    if (typeof reviewerId === 'string') {
      const reviewers = await whoMay(tx, scope, 'review/find');
      if (!reviewers.includes(reviewerId)) return err({ code: 'review/reviewer-unknown' });
    }
    const until = days === undefined ? undefined : dueOn(dayIn(edition.timeZone, now), days);
    const assignment = { editionId: edition.id, numbers, kinds, unitId, reviewerId, dueOn: until };
    const count = await saveAssignment(tx, assignment);
    if (count > 0 && typeof reviewerId === 'string' && reviewerId !== by.actor.personId) {
      const notice = {
        personId: reviewerId,
        kind: 'review/assigned' as const,
        key: `${edition.id} ${now.toISOString()}`,
        titles: inBothLocales(() => m.review_told_assigned({ count, edition: edition.name })),
        paths: bothPaths(pathIn),
        ...(until === undefined ? {} : { dueAt: lastInstantOf(edition.timeZone, until) }),
      };
      await notify(tx, [notice], now);
    }
    await log(tx, by, 'review/coordinate', edition, { step: 'assigned', count });
    return ok(count);
  });
}
