import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correct } from '../../../vote/count/testing/objecting.ts';
import {
  at,
  givenCertified,
  givenSanctioning,
  givenSubmitted,
  LAST,
  type SanctionGround,
} from '../testing/given.ts';
import {
  type At,
  answerOf,
  decides,
  lapses,
  run,
  sits,
  steps,
  submits,
  type Try,
} from '../testing/steps.ts';
import {
  approvals,
  changedTries,
  ofRegion,
  receptions,
  relateAndEnrich,
} from '../testing/tries/approval-tries.ts';
import { decisions } from '../testing/tries/decision-tries.ts';
import { resolutions } from '../testing/tries/resolution-tries.ts';
import { sittings, submissions } from '../testing/tries/submission-tries.ts';

let council: SanctionGround;
let core: SanctionGround;
let certified: Omit<At, 'tx'>;
let found: Omit<At, 'tx'>;
let submitted: Omit<At, 'tx'>;
let stale: Omit<At, 'tx'>;
let regional: Omit<At, 'tx'>;
let changed: Omit<At, 'tx'>;

beforeAll(async () => {
  council = await givenSanctioning();
  core = await givenSanctioning('core');
  const vote = await givenCertified(council, 'certificada');
  certified = { ground: council, vote: { ...vote, submissionId: '' } };
  submitted = { ground: council, vote: await givenSubmitted(council, 'presentada') };
  stale = { ground: council, vote: await givenSubmitted(council, 'en-revision') };
  await correct(council, stale.vote);
  const wrong = await givenCertified(council, 'mal-contada');
  found = { ground: council, vote: { ...wrong, submissionId: '' } };
  await correct(council, wrong);
  changed = { ground: council, vote: await givenSubmitted(council, 'cambiada') };
  await relateAndEnrich(changed);
  regional = { ground: core, vote: await givenSubmitted(core, 'regional') };
}, 120_000);
afterAll(() => Promise.all([council?.given.close(), core?.given.close()]));

const staleTries: readonly Try[] = [['a sitting', 'sitting_about_what_stands', sits()]];

const tries = (title: string, all: readonly Try[], where: () => Omit<At, 'tx'>) =>
  describe(title, () => {
    test.each(all)('%s: %s', async (_, answer, step) => {
      expect(await answerOf(where(), step)).toBe(answer);
    });
  });

tries('a list is submitted', submissions, () => certified);
tries('the body sits', sittings, () => submitted);
tries('a project is decided about', decisions, () => submitted);
tries('a resolution is signed', resolutions, () => submitted);
tries('a project is approved', approvals, () => submitted);
tries('a project is approved that was changed', changedTries, () => changed);
tries('the day of reception', receptions, () => submitted);
tries('the term of a regional council lapses', ofRegion, () => regional);
tries('a result was found wrong', staleTries, () => stale);

test('what was found wrong is not submitted', async () => {
  expect(await answerOf(found, submits())).toBe('submits_what_is_certified_last');
});

test('a council of a comuna has no term that could lapse', async () => {
  expect(await answerOf(submitted, lapses())).toBe('lapse_of_a_regional_council');
});

test('the work of a team outlives its accounts', async () => {
  const forget = steps(
    sits(),
    decides(0, 'approved'),
    run(() => sql`update sanction.vote set recorded_by = null`),
    run(() => sql`update sanction.sitting set opened_by = null`),
    run(() => sql`update sanction.submission set submitted_by = null`),
  );
  expect(await answerOf(submitted, forget)).toBe('taken');
  expect(at(council.mayor, LAST).now).toBe(LAST);
});
