// Narrows the list below it as a plain GET form: its fields in a row, with their button.
//
// Accessibility: visible labels, works with Enter and without script; not printed, where nobody can use it.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Button } from '../button/button.tsx';

interface FilterFormProps {
  readonly action: string;
  /** Further fields that the address must keep (what is searched for); an empty one is none. */
  readonly kept?: Readonly<Record<string, string | undefined>>;
  readonly children: ComponentChildren;
}

export function FilterForm({ action, kept = {}, children }: FilterFormProps) {
  return (
    <form class="filter-form" action={action} method="get">
      {Object.entries(kept).map(
        ([name, value]) => value && <input type="hidden" name={name} value={value} />,
      )}
      {children}
      <Button kind="secondary">{m.ui_filter()}</Button>
    </form>
  );
}
