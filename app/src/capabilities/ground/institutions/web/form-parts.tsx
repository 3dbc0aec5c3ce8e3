// What every form of the staff has: its problems first, and what somebody else saved meanwhile beside what was typed.
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';

/** One field as this person typed it and as it is saved now. */
export interface Difference {
  readonly label: string;
  readonly typed: string;
  readonly saved: string;
}

/** Two people edited at once: both are shown, and whoever sends the form again decides. */
export function Conflict({ differences }: { readonly differences: readonly Difference[] }) {
  const shown = differences.filter(({ typed, saved }) => typed !== saved);
  return (
    <div class="stack" role="alert">
      <Notice tone="warning" title={m.institutions_conflict_title()}>
        <p>{m.institutions_conflict_text()}</p>
      </Notice>
      {shown.length > 0 && (
        <RuledTable
          caption={m.institutions_conflict_caption()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.institutions_conflict_field() },
            { label: m.institutions_conflict_yours() },
            { label: m.institutions_conflict_saved() },
          ]}
          rows={shown.map(({ label, typed, saved }) => [
            label,
            typed || m.institutions_nothing(),
            saved || m.institutions_nothing(),
          ])}
        />
      )}
    </div>
  );
}
