// The published edition of a side as its bases changed once, with its projects, its committee and what went otherwise than they say.
import { randomUUID } from 'node:crypto';
import type { Rulebook } from './edition-objects.ts';
import { BEFORE, INSTITUTION, type Writing } from './making.ts';
import { actOf, closeVersion, contestOf, fileOf, publish, rulesOf } from './published-edition.ts';

const CONTEST = 'norte-mayor';
/** One of its ballots, and the version that changed the first. */
export const editionTexts = { contest: CONTEST, version: '2' } as const;

export async function writeEdition(side: Writing): Promise<void> {
  const { db, personId: edition_id, written } = side;
  const { id: commitment } = await db
    .selectFrom('editions.commitment')
    .where('edition_id', '=', edition_id)
    .select('id')
    .executeTakeFirstOrThrow();
  const rules = changed(rulesOf(side), written);
  const second = await closeVersion(side, { edition_id, version: 2, rules });
  const reason = written('Cambio');
  const payload = { version: { rulebookId: second }, commitmentId: commitment, reason };
  const act_id = await actOf(side, { edition_id, kind: 'change-rules', payload });
  await publish(side, second, commitment, { reason, act_id });
  await writeSlate(side, edition_id);
  await writeCommittee(side, edition_id);
  await writeIncidents(side, { edition_id, commitment });
}

/** What the staff may change by themselves: the last phase ends a year later, and people ask elsewhere. */
function changed(rules: Rulebook, written: Writing['written']): Rulebook {
  const { operational } = rules;
  const calendar = operational.calendar.map((one, place, { length }) =>
    place === length - 1 ? { ...one, until: '2030-06-28' } : one,
  );
  const contact = { ...operational.contact, where: written('Mesón') };
  return { ...rules, operational: { ...operational, calendar, contact } };
}

/** Two that exclude each other, two that go together, and one that was withdrawn. */
async function writeSlate({ insert, db, written }: Writing, edition_id: string): Promise<void> {
  const contest_id = await db.transaction().execute((tx) => contestOf(tx, edition_id, CONTEST));
  const project = { contest_id, cost_clp: 5_000_000, is_of_institution: false };
  const withdrawn = { withdrawn_at: BEFORE, withdrawn_reason: written('Desistido') };
  for (const [name, more] of [
    ['Sendero', { conflict_group: 'a' }],
    ['Mirador', { conflict_group: 'a' }],
    ['Luminaria', { together_group: 'b' }],
    ['Paradero', { together_group: 'b' }],
    ['Estanque', withdrawn],
  ] as const) {
    const own = { project_id: randomUUID(), name: written(name), feasible_at: BEFORE };
    await insert('editions.slate_project', { ...project, ...own, ...more }, 'project_id');
  }
}

async function writeCommittee(
  { insert, objects, written }: Writing,
  edition_id: string,
): Promise<void> {
  for (const [side, name, role] of [
    ['residents', 'Vecina', 'Vocería'],
    ['institution', 'Directora', 'Jefatura'],
  ] as const) {
    const seat = { edition_id, side, name: written(name), role: written(role) };
    await insert('editions.committee_seat', {
      ...{ ...seat, held_from: '2026-11-01', recorded_at: BEFORE },
    });
  }
  for (const [purpose, place] of [
    ['assembly', INSTITUTION],
    ['committee', '/organizaciones/:organization/gestion'],
  ]) {
    const gathering_id = objects.get(`${place}/reuniones/:gathering`);
    const link = { edition_id, gathering_id, purpose, linked_at: BEFORE };
    await insert('editions.edition_gathering', link, 'gathering_id');
  }
}

/** One ballot was suspended, then the body took its commitment back. */
async function writeIncidents(
  side: Writing,
  { edition_id, commitment }: { readonly edition_id: string; readonly commitment: string },
): Promise<void> {
  const { db, written } = side;
  const contest_id = await db.transaction().execute((tx) => contestOf(tx, edition_id, CONTEST));
  const resolution = written('Revocación').slice(0, 40);
  const [decidedBy, cause] = [written('Decisora'), written('Causa')];
  const file_id = await fileOf(side);
  const halted = {
    ...{ contest: { id: contest_id }, kind: 'suspended', decidedBy, reason: cause },
    file: { id: file_id },
  };
  await side.insert('editions.interruption', {
    ...{ edition_id, contest_id, kind: 'suspended', cause: 'body', decided_at: BEFORE, file_id },
    ...{ decided_by: decidedBy, reason: cause },
    act_id: await actOf(side, { edition_id, kind: 'interrupt', payload: halted }),
  });
  const reason = written('Marcha');
  const revoked = { commitmentId: commitment, revocationResolution: resolution, reason };
  const act_id = await actOf(side, { edition_id, kind: 'revoke-commitment', payload: revoked });
  await db
    .updateTable('editions.commitment')
    .set({
      ...{ revoked_at: BEFORE, revocation_resolution: resolution, revocation_act_id: act_id },
      revocation_reason: reason,
    })
    .where('id', '=', commitment)
    .execute();
  await side.insert('editions.incident', {
    ...{ edition_id, contest_id: null, kind: 'commitment-revoked', happened_at: BEFORE },
    told: JSON.stringify({ resolution, effect: 'consultation' }),
  });
}
