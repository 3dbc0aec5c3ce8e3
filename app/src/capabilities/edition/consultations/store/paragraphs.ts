// The text of a consultation as it was read, and as it was approved.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { numbered, type Paragraph } from '../rules/text.ts';

export interface KeptParagraph extends Paragraph {
  readonly id: string;
  /** What it is called, from 1; undefined for a heading. Texts of before counted headings too, and go on so. */
  readonly number: number | undefined;
}

/** `read` is what was asked about, `approved` what became of it. */
export type TextVersion = 'read' | 'approved';
const numbers = { read: 1, approved: 2 } as const;

/** Of the table `paragraph`, by whatever it is joined. */
export const numberOfParagraph = sql<number | null>`case when paragraph.is_heading then null
  else coalesce(paragraph.number, paragraph.position) end`;

export async function listParagraphs(
  db: Database | Tx,
  consultationId: string,
  version: TextVersion = 'read',
): Promise<readonly KeptParagraph[]> {
  const found = await db
    .selectFrom('consultations.paragraph as paragraph')
    .select(['id', 'is_heading', 'text'])
    .select(numberOfParagraph.as('number'))
    .where('consultation_id', '=', consultationId)
    .where('version', '=', numbers[version])
    .orderBy('position')
    .execute();
  return found.map(({ id, number, is_heading, text }) => ({
    id,
    number: number ?? undefined,
    isHeading: is_heading,
    text,
  }));
}

/** In place of what there was. */
export async function saveParagraphs(
  tx: Tx,
  consultationId: string,
  paragraphs: readonly Paragraph[],
  version: TextVersion = 'read',
): Promise<void> {
  await tx
    .deleteFrom('consultations.paragraph')
    .where('consultation_id', '=', consultationId)
    .where('version', '=', numbers[version])
    .execute();
  if (paragraphs.length === 0) return;
  await tx
    .insertInto('consultations.paragraph')
    .values(
      numbered(paragraphs).map(({ isHeading, text, number }, index) => ({
        consultation_id: consultationId,
        version: numbers[version],
        position: index + 1,
        number: number ?? null,
        is_heading: isHeading,
        text,
      })),
    )
    .execute();
}
