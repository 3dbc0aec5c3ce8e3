// A numbered document as the text of a consultation.
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { Paragraph } from '../rules/text.ts';

type Block = DocumentAsked['blocks'][number];

/** What a document says, one paragraph for each text, fact and row of a table; places to sign say nothing. */
export function paragraphsOfBlocks(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block) =>
    textsOf(block)
      .filter((text) => text !== '')
      .map((text) => ({ isHeading: block.kind === 'heading', text })),
  );
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'facts':
      return block.rows.map(({ label, text }) => `${label}: ${text}`);
    case 'table':
      return block.rows.map((cells) =>
        cells.map((cell, column) => `${block.columns[column] ?? ''}: ${cell}`).join(' · '),
      );
    case 'signatures':
      return [];
  }
}
