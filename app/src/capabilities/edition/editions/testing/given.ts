// What tests of editions begin with: bases, and rows of earlier rooms that an edition points to, written as they are.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { keepFile } from '../../../../platform/files/kept-files.ts';
import type { Rulebook } from '../rules/rulebook.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');

/** Bases of two contests of 30 million each, of a commune that builds works. */
export function rulebook(more: Partial<Rulebook['committed']> = {}): Rulebook {
  const contest = (code: string): Rulebook['committed']['contests'][number] => ({
    code,
    name: `Sector ${code}`,
    kind: 'sector',
    territories: [],
    amountClp: 30_000_000,
    minProjectClp: 1_000_000,
    maxProjectClp: 30_000_000,
    ballot: { kind: 'approval', minChoices: 1, maxChoices: 3, points: null, isWithinAmount: false },
    rule: { rule: 'mes', completion: 'add1u' },
  });
  const everybody = {
    minAge: 14,
    maxAge: null,
    ties: ['residence'],
    tieMonths: 0,
    proof: 'declared',
    checkedAt: 'at-the-act',
  } as const;
  return {
    format: 'minga-bases/1',
    committed: {
      level: 'decision',
      effect: 'El Concejo se pronuncia sobre cada proyecto en el orden de la votación.',
      scope: 'works',
      fiscalYear: 2028,
      envelopeClp: 60_000_000,
      split: { formula: 'equal', weights: null, source: null, fixedClp: {} },
      contests: [contest('norte'), contest('sur')],
      voters: everybody,
      breadth: { numerator: 3, denominator: 2 },
      after: { replacement: 'next-in-order', leftover: 'returns' },
      ...more,
    },
    operational: {
      proposers: { ...everybody, who: ['person'], needsSponsor: false, maxPerPerson: null },
      endorsements: { ...everybody, needed: 0, maxPerPerson: null },
      calendar: [{ phase: 'voting', from: '2027-06-07', until: '2027-06-20' }],
      appeals: { businessDays: 5, answerBusinessDays: 10 },
      funding: { source: 'own-funds', caps: [] },
      investment: null,
      legalBasis: [{ norm: 'ley-18695', article: '93' }],
      planning: [],
      bipCode: null,
      options: {
        interestDeclaration: true,
        campaignRules: null,
        freeze: null,
        committee: null,
        cosocOpinion: false,
      },
      contact: { where: 'Oficina de Participación', email: null, phone: null },
    },
  };
}

let number = 0;

/** A document as its room keeps it, without its content; of a year in which the room itself numbers none. */
export async function givenDocument(db: Database | Tx, institutionId: string): Promise<string> {
  const code = Array.from(randomBytes(16), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]);
  const { id } = await db
    .insertInto('records.document')
    .values({
      code: code.join(''),
      institution_id: institutionId,
      year: 2025,
      number: ++number,
      kind: 'bases',
      content: JSON.stringify({ blocks: [{ kind: 'text', text: 'Bases de prueba.' }] }),
      content_sha256: Buffer.alloc(32),
      layout: 'act/1',
      issued_at: NOW,
      issued_as: 'pb-officer',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function givenFile(db: Database | Tx): Promise<string> {
  const id = randomUUID();
  const stored = {
    id,
    kind: 'pdf',
    name: 'acuerdo.pdf',
    width: null,
    height: null,
    renditions: [],
  } as const;
  await keepFile(db as Tx, stored, { room: 'editions', alt: null, isPublic: true });
  return id;
}

/** A council of seven with who presides it, and its secretary, in office since 2024; ids in that order. */
export async function givenCouncil(
  db: Database,
  institutionId: string,
  kind: 'municipal-council' | 'core' = 'municipal-council',
): Promise<readonly string[]> {
  const body = await db
    .insertInto('institutions.body')
    .values({ institution_id: institutionId, kind, seats: 7, quorum: 4 })
    .onConflict((on) => on.columns(['institution_id', 'kind']).doUpdateSet({ seats: 7, quorum: 4 }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const names = ['Ana', 'Bea', 'Ciro', 'Dora', 'Elio', 'Fresia', 'Gil', 'Hilda'];
  const rows = await db
    .insertInto('institutions.body_member')
    .values(
      names.map((name, place) => ({
        body_id: body.id,
        name: `${name} Inventada`,
        seat: place === 0 ? 'chair' : place === 7 ? 'secretary' : 'member',
        mandate_from: '2024-12-06',
        mandate_until: '2028-12-06',
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
