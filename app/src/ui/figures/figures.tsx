// Key figures in a row, each with what it counts and, where it is public, where it comes from.
//
// Accessibility: a description list (figure after its label in the source order, before it on screen);
// the source is a link with the name of the source as its text.
import type { ComponentChildren } from 'preact';
import { m } from '#words';

export interface Source {
  readonly name: ComponentChildren;
  readonly href?: string | undefined;
}

export interface Figure {
  /** Formatted, with its unit. */
  readonly figure: ComponentChildren;
  readonly label: ComponentChildren;
  readonly source?: Source | undefined;
}

interface KeyFiguresProps {
  readonly figures: readonly Figure[];
}

export function KeyFigures({ figures }: KeyFiguresProps) {
  return (
    <dl class="key-figures">
      {figures.map(({ figure, label, source }) => (
        <div class="key-figure">
          <dt class="key-figure-label">{label}</dt>
          <dd class="key-figure-figure">{figure}</dd>
          {source && (
            <dd class="key-figure-source">
              <SourceLine {...source} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** "Fuente: INE, Censo 2024", linked when the source has an address. */
export function SourceLine({ name, href }: Source) {
  return (
    <span class="source">
      {m.ui_source()} {href ? <a href={href}>{name}</a> : name}
    </span>
  );
}
