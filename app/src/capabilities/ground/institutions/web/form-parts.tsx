// What every form of the staff has: its problems first, and what somebody else saved meanwhile beside what was typed.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';

export function FormProblems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ErrorSummary
      problems={problems.map(({ field, message }) => ({
        message,
        href: field === '' ? undefined : `#${field}`,
      }))}
    />
  );
}

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

/** What was done just now, on the page that it led to. */
export function Done({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div role="status">
      <Notice tone="done">
        <p>{text}</p>
      </Notice>
    </div>
  );
}
