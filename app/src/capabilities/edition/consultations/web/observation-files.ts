// What was said about a consultation and what was answered, as files: one row for each observation that everybody reads.
import type { Database } from '../../../../platform/database/database.ts';
import { type Cell, type Column, csvOf } from '../../../../platform/public-list.ts';
import { publicNames } from '../../../ground/people/index.ts';
import type { Consultation } from '../store/consultations.ts';
import { lastAnswer, listGroups } from '../store/groups.ts';
import { isShown, listObservations } from '../store/observations.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { column } from './consultation-list.ts';

const observationColumns: readonly Column[] = [
  column(
    'paragraph',
    'integer',
    'Número del párrafo; vacío: el texto entero o la pregunta',
    'Number of the paragraph; empty: the whole text or the question',
  ),
  column('way', 'text', 'Cómo llegó: web, paper, assembly', 'How it came: web, paper, assembly'),
  column(
    'held_by',
    'text',
    'Nombre público o reunión; vacío si la cuenta ya no existe',
    'Public name or gathering; empty if the account is gone',
  ),
  column('people', 'integer', 'Personas que la sostienen', 'People who hold it'),
  column('stance', 'text', 'Postura: support, reject, change', 'Stance: support, reject, change'),
  column('reasons', 'text', 'Razones', 'Reasons'),
  column('proposed', 'text', 'Redacción propuesta', 'Wording proposed'),
  column('sent_at', 'text', 'Recibida (ISO 8601, UTC)', 'Received (ISO 8601, UTC)'),
  column('group', 'integer', 'Grupo en que se respondió', 'Group in which it was answered'),
  column('theme', 'text', 'Tema del grupo', 'Theme of the group'),
  column(
    'outcome',
    'text',
    'Respuesta: accepted, accepted-in-part, not-accepted',
    'Answer: accepted, accepted-in-part, not-accepted',
  ),
  column('reason', 'text', 'Razón de la respuesta', 'Reason of the answer'),
  column('done', 'text', 'Qué se hizo', 'What was done'),
];

type Row = Readonly<Record<string, Cell>>;

/** What waits for a moderator or was hidden is in no file; answers only once they are published. */
async function observationRows(
  db: Database,
  { id, answeredAt }: Consultation,
): Promise<readonly Row[]> {
  const [observations, groups] = await Promise.all([
    listObservations(db, id),
    answeredAt === undefined ? [] : listGroups(db, id),
  ]);
  const shown = observations.filter(isShown);
  const names = await publicNames(
    db,
    shown.flatMap(({ personId }) => personId ?? []),
  );
  return shown.map((one) => {
    const group = groups.find((other) => other.id === one.groupId);
    const answer = group && lastAnswer(group);
    return {
      paragraph: one.number ?? null,
      way: one.way,
      held_by: one.gatheringTitle ?? names.get(one.personId ?? '') ?? null,
      people: one.peopleCount,
      stance: one.stance,
      reasons: one.reasons,
      proposed: one.proposed,
      sent_at: one.sentAt.toISOString(),
      group: group?.number ?? null,
      theme: group?.theme ?? null,
      outcome: answer?.outcome ?? null,
      reason: answer?.reason ?? null,
      done: answer?.done ?? null,
    };
  });
}

export async function observationsCsv(db: Database, found: Consultation): Promise<Response> {
  const text = csvOf({ columns: observationColumns }, await observationRows(db, found));
  return file(text, 'text/csv; charset=utf-8', `minga-consulta-${found.slug}.csv`);
}

/** With the text as it was read, and as it was approved. */
export async function observationsJson(db: Database, found: Consultation): Promise<Response> {
  const text = JSON.stringify(await consultationRecord(db, found), null, 1);
  return file(text, 'application/json; charset=utf-8', `minga-consulta-${found.slug}.json`);
}

/** All that everybody may know of a consultation. */
export async function consultationRecord(db: Database, found: Consultation) {
  const [read, approved, observations] = await Promise.all([
    listParagraphs(db, found.id),
    listParagraphs(db, found.id, 'approved'),
    observationRows(db, found),
  ]);
  const said = ({ number, isHeading, text }: (typeof read)[number]) => ({
    number: number ?? null,
    is_heading: isHeading,
    text,
  });
  return {
    id: found.slug,
    title: found.title,
    institution: found.institutionSlug,
    kind: found.kind,
    level: found.level,
    purpose: found.purpose,
    effect: found.effect,
    norm: found.norm,
    article: found.article ?? null,
    edition: found.edition?.slug ?? null,
    opened_at: found.openedAt?.toISOString() ?? null,
    closes_at: found.closesAt?.toISOString() ?? null,
    answered_at: found.answeredAt?.toISOString() ?? null,
    answers_document: found.answersCode ?? null,
    ended_at: found.endedAt?.toISOString() ?? null,
    outcome: found.outcome ?? null,
    end_words: found.endWords ?? null,
    act: found.act ?? null,
    text: read.map(said),
    approved_text: approved.map(said),
    observations,
  };
}

function file(text: string, type: string, name: string): Response {
  return new Response(text, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'access-control-allow-origin': '*',
    },
  });
}
