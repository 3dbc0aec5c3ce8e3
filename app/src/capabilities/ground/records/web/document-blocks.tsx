// What a document says, readable without opening its PDF; always in the language in which it was issued.
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Block, DocumentContent } from '../rules/document.ts';

export function DocumentBlocks({ content }: { readonly content: DocumentContent }) {
  return (
    <article class="records-sheet surface stack" lang="es">
      <h2>{content.title}</h2>
      <p class="secondary">
        {content.institution} · N.º {content.number} · {content.issuedWords}
      </p>
      {content.blocks.map((block) => (
        <OneBlock block={block} />
      ))}
    </article>
  );
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'text':
      return <p>{block.text}</p>;
    case 'facts':
      return (
        <dl class="records-facts">
          {block.rows.map(({ label, text }) => (
            <div>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <RuledTable
          caption={block.caption}
          columns={block.columns.map((label) => ({ label }))}
          rows={block.rows}
        />
      );
    case 'signatures':
      return (
        <ul>
          {block.places.map(({ name, standsFor }) => (
            <li>
              {name}, {standsFor}
            </li>
          ))}
        </ul>
      );
  }
}
