// A bottleneck that was closed, an opportunity, and an action that was withdrawn: what everybody reads of the agenda of the Mesa.
import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { insertPastRules } from '../../platform/testing/past-rules.ts';
import type { Writing } from './making.ts';

const WHEN = new Date('2026-11-24T15:00:00Z');

/** Of the member that there is; each is number 1. */
export async function writeAgenda({ written }: Writing, database: TestDatabase): Promise<void> {
  const { rows } = await database.pool.query('select id from roundtable.member limit 1');
  const member_id = rows[0].id;
  const [representative_id, bottleneck_id, action_id] = [randomUUID(), randomUUID(), randomUUID()];
  await insertPastRules(database, 'roundtable.representative', {
    ...{ id: representative_id, member_id, rank: 'principal', asked_at: WHEN, accepted_at: WHEN },
    ...{ ended_at: WHEN, ended_as: 'member-left' },
  });
  const by = { number: 1, member_id, representative_id };
  await insertPastRules(database, 'roundtable.bottleneck', {
    ...{ ...by, id: bottleneck_id, kind: 'other', title: written('Nudo'), text: written('Traba') },
    ...{ raised_at: WHEN, closed_at: WHEN, closed_by: member_id, result: written('Logro') },
  });
  await insertPastRules(database, 'roundtable.evidence', {
    ...{ bottleneck_id, title: written('Prueba'), added_at: WHEN },
    address: 'https://ejemplo.cl/prueba',
  });
  await insertPastRules(database, 'roundtable.opportunity', {
    ...{ ...by, title: written('Ocasión'), text: written('Oferta'), offered_at: WHEN },
  });
  await insertPastRules(database, 'roundtable.action', {
    ...{ ...by, id: action_id, title: written('Tarea'), text: written('Quehacer') },
    ...{ starts_on: '2026-11-24', due_on: '2026-12-24', state: 'cancelled' },
    ...{ proposed_at: WHEN, ended_at: WHEN, end_reason: written('Abandono') },
  });
  await insertPastRules(database, 'roundtable.action_update', {
    ...{ action_id, member_id, representative_id, progress: 10 },
    ...{ text: written('Progreso'), written_at: WHEN },
  });
}
