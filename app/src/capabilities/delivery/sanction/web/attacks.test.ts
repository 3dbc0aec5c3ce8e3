// A sanction that may not be, over HTTP: of a project off the list, above the amount, of a result that was corrected, or carried out while it is returned.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { page, send } from '../../../edition/review/testing/pages.ts';
import type { CountedVote } from '../../../vote/count/testing/counted.ts';
import { correct } from '../../../vote/count/testing/objecting.ts';
import { listApprovals } from '../store/approvals.ts';
import {
  decide,
  drafted,
  givenSanctioning,
  givenSubmitted,
  lastSubmission,
  open,
  type SanctionGround,
  SITTING,
  sign,
  sittingOf,
} from '../testing/given.ts';

let ground: SanctionGround;
let officer: TestSite;
beforeAll(async () => {
  ground = await givenSanctioning();
  const site = await testSite(ground.db, { clock: { now: () => SITTING } });
  officer = await site.as(ground.counting.actor.personId);
});
afterAll(() => ground?.given.close());

/** The address of the sitting of a list, and what is kept of it. */
async function sitting(slug: string): Promise<{ vote: CountedVote; at: string }> {
  const vote = await givenSubmitted(ground, slug);
  await open(ground, vote);
  const { id } = await sittingOf(ground.db, vote.editionId);
  return { vote, at: `/gestion/ancud/ediciones/${slug}/sancion/sesion/${id}` };
}

async function keptOf({ editionId }: CountedVote) {
  const { matters, sittings } = await lastSubmission(ground.db, editionId);
  return JSON.stringify({
    matters,
    sittings,
    approvals: await listApprovals(ground.db, editionId),
  });
}

async function save(at: string, rest: string, typed: Record<string, string>, status: number) {
  const html = await page(officer, at);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return send(officer, at + rest, { ...typed, version }, status);
}

const all = () => Object.fromEntries(ground.town.council.map((id) => [`voto-${id}`, 'for']));

test('a project that was not voted on is not there to be decided', async () => {
  const { vote, at } = await sitting('fuera');
  const before = await keptOf(vote);
  await send(officer, `${at}/pudeto/99`, { decide: 'approved', version: '1' }, 404);
  await send(officer, `${at}/otro/1`, { decide: 'approved', version: '1' }, 404);
  expect(await keptOf(vote)).toBe(before);
});

test('more than the amount of its contest is not closed, and nothing of it is approved', async () => {
  const { vote, at } = await sitting('de-mas');
  const { matters } = await lastSubmission(ground.db, vote.editionId);
  for (const { number, name } of matters) {
    const decision = {
      decide: 'approved-with-changes',
      monto: '90.000.000',
      razon: `Más: ${name}`,
    };
    await save(`${at}/pudeto/${number}`, '', { ...decision, cambios: 'Más grande' }, 303);
    await save(`${at}/pudeto/${number}`, '/votos', all(), 303);
  }
  const before = await keptOf(vote);
  expect(await page(officer, `${at}/cerrar`)).toContain('pasa su monto');
  expect(await save(`${at}/cerrar`, '', { acuerdo: '1/2027' }, 422)).toContain('pasa su monto');
  expect(await keptOf(vote)).toBe(before);
  expect(await listApprovals(ground.db, vote.editionId)).toEqual([]);
});

test('of a result that was corrected nothing is decided or closed any more', async () => {
  const { vote, at } = await sitting('corregido');
  await decide(ground, vote, [drafted(vote, 0, 'approved')]);
  expect((await correct(ground, vote)).ok).toBe(true);
  const before = await keptOf(vote);
  const { matters } = await lastSubmission(ground.db, vote.editionId);
  const one = `${at}/pudeto/${matters[1]?.number}`;
  const stale = 'El resultado se corrigió o está en revisión';
  expect(await save(one, '', { decide: 'approved' }, 409)).toContain(stale);
  expect(await save(`${at}/cerrar`, '', { acuerdo: '1/2027' }, 409)).toContain(stale);
  expect(await keptOf(vote)).toBe(before);
});

test('what is returned is nothing that works could stand on', async () => {
  const { vote } = await sitting('sin-obra');
  await decide(ground, vote, [
    drafted(vote, 0, 'returned', {
      reason: 'Falta el plano.',
      return: { what: 'El plano', by: 'Secplan', until: '2027-05-20' },
    }),
  ]);
  expect((await sign(ground, vote)).ok).toBe(true);
  expect(await listApprovals(ground.db, vote.editionId)).toEqual([]);
});
