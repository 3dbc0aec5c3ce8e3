// A formal act on one sheet: its state, what it says, its fingerprint; a draft is never taken for done.
//
// Accessibility: an article named by its heading; the state is a tag in words; label and value are a
// description list; the seal repeats the tag.
import type { ComponentChildren } from 'preact';
import { Tag, type TagTone } from '../tag/tag.tsx';
import { Seal } from '../tejuela/tejuela.tsx';

export type ActState = 'draft' | 'signed' | 'revoked';

const tones: Readonly<Record<ActState, TagTone>> = {
  draft: 'outline',
  signed: 'done',
  revoked: 'stop',
};

interface ActPanelProps {
  readonly id: string;
  readonly state: ActState;
  /** The state in words: "Compromiso firmado", "Acta en preparación". */
  readonly tag: string;
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly text: ComponentChildren }[];
  /** Fingerprint and its name: "Huella 7c1e 98ab 44d2". */
  readonly hash?: { readonly label: string; readonly code: string };
  readonly links?: ComponentChildren;
}

export function ActPanel({ id, state, tag, title, rows, hash, links }: ActPanelProps) {
  return (
    <article class={`act-panel surface act-${state}`} aria-labelledby={id}>
      {state !== 'draft' && <Seal state={state} word={tag} />}
      <Tag tone={tones[state]}>{tag}</Tag>
      <h3 class="act-title" id={id}>
        {title}
      </h3>
      <dl class="act-rows">
        {rows.map(({ label, text }) => (
          <div class="act-row">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {(hash || links) && (
        <p class="act-foot">
          {hash && (
            <>
              {hash.label} <span class="code">{hash.code}</span>
            </>
          )}
          {hash && links && ' · '}
          {links}
        </p>
      )}
    </article>
  );
}
