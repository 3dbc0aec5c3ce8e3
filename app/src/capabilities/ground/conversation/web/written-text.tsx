// What somebody wrote, in its language: paragraphs and safe links, never markup.
import { type Piece, paragraphsOf } from '../rules/written-text.ts';

interface WrittenTextProps {
  readonly text: string;
  readonly lang: string;
  /** Public names that can be mentioned. */
  readonly names?: readonly string[];
}

export function WrittenText({ text, lang, names = [] }: WrittenTextProps) {
  return (
    <div class="comment-text" lang={lang}>
      {paragraphsOf(text, names).map((lines) => (
        <p>
          {lines.map((pieces, index) => (
            <>
              {index > 0 && <br />}
              {pieces.map((piece) => (
                <Shown piece={piece} />
              ))}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}

/** One line of it, where a paragraph would be too much. */
export function WrittenLine({ text }: { readonly text: string }) {
  return (
    <>
      {paragraphsOf(text, [])
        .flat(2)
        .map((piece) => (
          <Shown piece={piece} />
        ))}
    </>
  );
}

function Shown({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return <>{piece.text}</>;
    case 'mention':
      return <strong>{piece.text}</strong>;
    case 'link':
      return (
        <a href={piece.href} rel="nofollow ugc noopener">
          {piece.text}
        </a>
      );
  }
}
