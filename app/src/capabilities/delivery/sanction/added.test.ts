import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatherFrom } from '../../../platform/contributions.ts';
import { ownTasks } from '../../../platform/own-tasks.ts';
import type { House } from '../../../platform/room.ts';
import type { ActRun, PlainJson } from '../../../platform/two-person.ts';
import { givenCountAgain } from '../../vote/count/testing/counted.ts';
import { certify, correct } from '../../vote/count/testing/objecting.ts';
import { askQuestion } from './actions/ask-question.ts';
import type { ByStaff } from './actions/by-staff.ts';
import { proposeClosing } from './actions/propose-closing.ts';
import { sanctionArchive } from './archive.ts';
import { listApprovals } from './index.ts';
import { privacy } from './personal-data.ts';
import { searchDocuments } from './store/search-documents.ts';
import {
  askedNow,
  at,
  codeOf,
  decide,
  drafted,
  givenCertified,
  givenSanctioning,
  givenSubmitted,
  LAPSED,
  lastSubmission,
  open,
  type SanctionGround,
  SITTING,
  sign,
  submit,
} from './testing/given.ts';
import { panels } from './web/panels.ts';
import { sanctionPathIn } from './web/paths.ts';
import { closeTogether } from './web/sanction-acts.ts';
import { sanctionList } from './web/sanction-list.ts';

let ground: SanctionGround;
let core: SanctionGround;
beforeAll(async () => {
  ground = await givenSanctioning();
  core = await givenSanctioning('core');
});
afterAll(() => Promise.all([ground?.given.close(), core?.given.close()]));

describe('a sitting is closed by two', () => {
  const certifying = (by: ByStaff) => ({
    ...{ personId: by.actor.personId, grants: by.actor.grants },
  });

  test('proposed by the team, signed by the certifying officer, who reads every decision and every vote', async () => {
    const { db, certifying: officer, counting, councillor, site, town } = ground;
    const vote = await givenSubmitted(ground, 'de-a-dos');
    await open(ground, vote);
    const asked = async (resolution = '57') => ({
      ...(await askedNow(db, vote)),
      ...{ kind: closeTogether, resolution },
    });
    const by = at(counting, SITTING);
    expect(codeOf(await proposeClosing(db, by, await asked('')))).toBe('resolution-number-missing');
    expect(codeOf(await proposeClosing(db, by, await asked()))).toBe('nothing-decided');
    await decide(ground, vote, [drafted(vote, 0, 'returned')]);
    expect(codeOf(await proposeClosing(db, councillor, await asked()))).toBe('not-allowed');
    const proposed = await proposeClosing(db, by, await asked());
    if (!proposed.ok) throw new Error(JSON.stringify(proposed));
    const kept = await db
      .selectFrom('records.two_person_act')
      .where('id', '=', proposed.value)
      .select(['text', 'subject', 'subject_version'])
      .executeTakeFirstOrThrow();
    const { payload } = JSON.parse(kept.text) as { payload: PlainJson };
    const act = { payload, institutionId: town.institutionId, proposedBy: counting.actor.personId };
    const may = (who: ByStaff) => closeTogether.mayTakePart(certifying(who), act);
    expect([officer, counting, councillor, ground.mayor].map(may)).toEqual([
      ...[true, true, false, false],
    ]);
    const other = { ...act, proposedBy: officer.actor.personId };
    expect(closeTogether.mayTakePart(certifying(counting), other)).toBe(false);
    const shown = closeTogether.shown(payload).map(({ text }) => text);
    const [contest] = (await lastSubmission(db, vote.editionId)).contests;
    const cited = [contest?.certificationCode, contest?.resultSha256];
    expect(shown).toEqual(
      expect.arrayContaining(['57', 'Luminarias del pasaje 1', 'El plano', ...cited]),
    );
    expect(
      closeTogether.shown(payload).filter(({ label }) => label.endsWith('Inventada')),
    ).toHaveLength(7);
    expect(await closeTogether.versionOf(db, kept.subject)).toBe(kept.subject_version);
    const done = await db.transaction().execute(async (tx) => {
      const made = Buffer.from('signature');
      await tx
        .insertInto('records.two_person_end')
        .values({
          ...{ act_id: proposed.value, outcome: 'executed', ended_by: officer.actor.personId },
          ...{ ended_at: SITTING, proof: 'passkey', credential_id: 'key', signature: made },
          ...{ public_key: made, client_data: made, authenticator_data: made },
        })
        .execute();
      const house = { gather: site.gather, publicUrl: site.publicUrl, isProduction: false };
      return closeTogether.execute({
        ...{ tx, actId: proposed.value, payload, institutionId: town.institutionId, now: SITTING },
        ...{ actor: officer.actor, proposedBy: counting.actor.personId },
        house: house as unknown as ActRun['house'],
      });
    });
    expect(done).toEqual({ ok: true, value: undefined });
    expect(await closeTogether.versionOf(db, kept.subject)).not.toBe(kept.subject_version);
    expect(closeTogether.seenAt?.(payload, {} as ActRun['house']).href).toBe(
      '/ediciones/ancud/de-a-dos/sancion',
    );
  });
});

describe('what works stand on', () => {
  test('an approval is stale from when its result is found wrong until another one is sanctioned', async () => {
    const { db } = ground;
    const vote = await givenSubmitted(ground, 'para-obras');
    await open(ground, vote);
    await decide(ground, vote, [drafted(vote, 0, 'approved')]);
    await sign(ground, vote);
    const stale = async () =>
      (await listApprovals(db, vote.editionId)).map(({ isStale }) => isStale);
    expect(await stale()).toEqual([false]);
    await correct(ground, vote, SITTING);
    expect(await stale()).toEqual([true]);
    await givenCountAgain(ground, vote, { cause: 'correction', now: SITTING });
    const later = new Date('2027-05-12T16:00:00Z');
    await certify(ground, vote, { now: later });
    expect(await stale()).toEqual([true]);
    const by = at(ground.mayor, later);
    const submitted = await submit(ground, vote.slug, { by, receivedOn: '2027-05-12' });
    expect(submitted).toEqual({ ok: true, value: 2 });
    const again = { ...vote, submissionId: (await lastSubmission(db, vote.editionId)).id };
    const sits = at(ground.certifying, later);
    await open(ground, again, { by: sits, heldOn: '2027-05-12' });
    await decide(ground, vote, [drafted(vote, 0, 'approved')], later);
    expect(codeOf(await sign(ground, vote, { by: sits }))).toBe('yes');
    expect(await stale()).toEqual([false]);
  });
});

describe('what each office has to do', () => {
  const tasks = async ({ db }: SanctionGround, by: ByStaff, edition: string, now = SITTING) => {
    const all = await gatherFrom(db, panels)(ownTasks, {
      ...{ actor: by.actor, locale: 'es-CL', now, twoPersonKinds: [] },
    });
    return all
      .flat()
      .filter(({ href }) => href.includes(`/${edition}/`))
      .map(({ label, dueAt }) => [label.split(' ')[0], dueAt?.toISOString() ?? null]);
  };

  test('the mayor submits; the body reads; the team records; then nobody', async () => {
    const vote = await givenCertified(ground, 'tareas');
    const { mayor, certifying, councillor, counting } = ground;
    expect(await tasks(ground, mayor, vote.slug)).toEqual([['Presenta', null]]);
    await submit(ground, vote.slug);
    expect(await tasks(ground, mayor, vote.slug)).toEqual([]);
    expect(await tasks(ground, councillor, vote.slug)).toEqual([['Revisa', null]]);
    const submitted = {
      ...vote,
      submissionId: (await lastSubmission(ground.db, vote.editionId)).id,
    };
    const about = {
      institution: 'ancud',
      edition: vote.slug,
      submissionId: submitted.submissionId,
    };
    await askQuestion(ground.db, councillor, { ...about, text: '¿Quién las mantiene?' });
    expect(await tasks(ground, counting, vote.slug)).toEqual([
      ['Responde', null],
      ['Registra', null],
    ]);
    await open(ground, submitted);
    await decide(ground, vote, [drafted(vote, 0, 'returned')]);
    await sign(ground, vote);
    expect(await tasks(ground, certifying, vote.slug)).toEqual([
      ['Subsana', '2027-05-21T03:59:00.000Z'],
      ['Responde', null],
    ]);
    const over = new Date('2027-05-21T16:00:00Z');
    expect(await tasks(ground, certifying, vote.slug, over)).toEqual([
      ['Responde', null],
      ['Registra', null],
    ]);
  });

  test('a regional council has its last day; once it is over its lapse is proposed', async () => {
    const vote = await givenSubmitted(core, 'plazo');
    const last = '2027-05-23T03:59:00.000Z';
    expect(await tasks(core, core.counting, vote.slug)).toEqual([['Registra', last]]);
    expect(await tasks(core, core.councillor, vote.slug)).toEqual([['Revisa', last]]);
    expect(await tasks(core, core.certifying, vote.slug, LAPSED)).toEqual([['Venció', null]]);
    expect(await tasks(core, core.counting, vote.slug, LAPSED)).toEqual([['Venció', null]]);
    expect(await tasks(core, core.councillor, vote.slug, LAPSED)).toEqual([]);
  });
});

describe('what everybody reads, and what each person is shown', () => {
  test('what was voted beside what was sanctioned; the archive of the institution; the search', async () => {
    const { db, given } = ground;
    const vote = await givenSubmitted(ground, 'publica');
    const about = { institution: 'ancud', edition: vote.slug, submissionId: vote.submissionId };
    await askQuestion(db, ground.councillor, { ...about, text: '¿Y la luz?' });
    await open(ground, vote);
    await decide(ground, vote, [drafted(vote, 0, 'rejected'), drafted(vote, 1, 'returned')]);
    const archive = async () => {
      const tools = { db, files: {} as never };
      const institution = { id: ground.town.institutionId } as never;
      for await (const file of sanctionArchive(tools, institution)) {
        if (file.path === 'sanciones/publica-1.json') return new TextDecoder().decode(file.bytes);
      }
      return '';
    };
    expect(await archive()).not.toContain('¿Y la luz?');
    expect(await archive()).not.toContain('Así lo acordó');
    await decide(ground, vote, [drafted(vote, 2, 'approved', { reason: 'Alcanza' })]);
    expect(codeOf(await sign(ground, vote))).toBe('yes');
    expect(await archive()).toContain('¿Y la luz?');
    expect(await archive()).toContain('Así lo acordó');
    expect(await archive()).not.toContain(ground.councillor.actor.personId);
    const rows = await sanctionList.rows(db, new URLSearchParams({ edicion: vote.slug }));
    expect(rows.map((row) => [row.voted_place, row.prioritised, row.outcome, row.reason])).toEqual([
      [1, true, 'rejected', 'Así lo acordó'],
      [2, false, 'returned', 'Así lo acordó'],
      [3, false, 'approved', 'Alcanza'],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(sanctionList.columns.map(({ key }) => key));
    const found = await searchDocuments(db, sanctionPathIn);
    expect(found.find(({ key }) => key === vote.editionId)).toMatchObject({
      paths: { en: '/en/editions/ancud/publica/sanction' },
    });
    const indexed = await given.pool.query(
      `select 1 from platform.search_document where kind = 'sanction' and key = $1`,
      [vote.editionId],
    );
    expect(indexed.rowCount).toBeGreaterThan(0);
  });

  test('who did what is told to each, and forgotten with her account', async () => {
    const { db } = ground;
    const vote = await givenSubmitted(ground, 'olvido');
    await open(ground, vote);
    await decide(ground, vote, [drafted(vote, 0, 'approved')]);
    const house = { db } as unknown as House;
    const held = (by: ByStaff) => privacy.heldAbout(house, by.actor.personId);
    const before = await held(ground.certifying);
    expect(before.filter(({ href }) => href?.includes('/olvido/'))).toHaveLength(2);
    expect(before.every(({ whenForgotten }) => whenForgotten === 'unlinked')).toBe(true);
    for (const by of [ground.certifying, ground.mayor, ground.councillor, ground.counting]) {
      await db.transaction().execute((tx) => privacy.forget(tx, by.actor.personId, SITTING));
      expect(await held(by)).toEqual([]);
    }
    const asked = (await lastSubmission(db, vote.editionId)).sittings[0]?.decisions[0]?.votes;
    expect(asked).toHaveLength(7);
  });
});
