// The text of a consultation as it was read, and as it was approved.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Paragraph } from '../rules/text.ts';

export interface KeptParagraph extends Paragraph {
  readonly id: string;
  /** From 1; headings count too. */
  readonly position: number;
}

/** `read` is what was asked about, `approved` what became of it. */
export type TextVersion = 'read' | 'approved';
const numbers = { read: 1, approved: 2 } as const;

export async function listParagraphs(
  db: Database | Tx,
  consultationId: string,
  version: TextVersion = 'read',
): Promise<readonly KeptParagraph[]> {
  const found = await db
    .selectFrom('consultations.paragraph')
    .select(['id', 'position', 'is_heading', 'text'])
    .where('consultation_id', '=', consultationId)
    .where('version', '=', numbers[version])
    .orderBy('position')
    .execute();
  return found.map(({ id, position, is_heading, text }) => ({
    id,
    position,
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
      paragraphs.map(({ isHeading, text }, index) => ({
        consultation_id: consultationId,
        version: numbers[version],
        position: index + 1,
        is_heading: isHeading,
        text,
      })),
    )
    .execute();
}
