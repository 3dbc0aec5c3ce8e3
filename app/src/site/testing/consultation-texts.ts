// A consultation on a text that is open, of which somebody proposes other words; its deadline was moved.
import type { TestDatabase } from '../../platform/testing/database.ts';
import type { Side } from './making.ts';

const OPENED = new Date('2026-11-24T15:00:00Z');
const CLOSES = new Date('2027-06-01T12:00:00Z');
const MOVED = new Date('2027-06-02T12:00:00Z');

/** Its page is at `/consultas/con-texto`; on the basis of the norm that the side's other consultation has. */
export async function writeConsultation(
  { insert, institution: { id }, personId }: Side,
  { pool }: Pick<TestDatabase, 'pool'>,
  written: (what: string) => string,
): Promise<void> {
  const { rows } = await pool.query(
    'select norm_id from consultations.consultation where institution_id = $1',
    [id],
  );
  const consultation_id = await insert('consultations.consultation', {
    ...{ slug: 'con-texto', institution_id: id, norm_id: rows[0].norm_id, kind: 'plan' },
    ...{ level: 'consultation', time_zone: 'America/Santiago', created_at: OPENED },
    title: written('Debate'),
    purpose: written('Meta'),
    effect: written('Efecto'),
  });
  const paragraph = { consultation_id, version: 1, position: 1, is_heading: false };
  const paragraph_id = await insert('consultations.paragraph', {
    ...paragraph,
    text: written('Inciso'),
  });
  await pool.query(
    'update consultations.consultation set opened_at = $1, closes_at = $2 where id = $3',
    [OPENED, CLOSES, consultation_id],
  );
  const moved = { consultation_id, closed_at: CLOSES, until_at: MOVED, decided_at: OPENED };
  await insert(
    'consultations.extension',
    { ...moved, reason: written('Prórroga') },
    'consultation_id',
  );
  await insert('consultations.observation', {
    ...{ consultation_id, paragraph_id, way: 'web', person_id: personId, people_count: 1 },
    ...{ stance: 'change', reasons: written('Razón'), proposed: written('Redacción') },
    ...{ sent_at: OPENED, changed_at: OPENED, shown_version: 1 },
  });
}
