// A search as a plain GET form: white field with its button inside; suggestions are a datalist when given.
//
// Accessibility: visible label, `role=search`, works with Enter and without script; the button keeps its word.
import { m } from '#words';
import { Button } from '../button/button.tsx';

interface SearchFormProps {
  readonly id: string;
  readonly action: string;
  readonly name?: string;
  readonly label: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** Names offered while typing. */
  readonly suggestions?: readonly string[];
  /** Further fields that the address must keep (a filter already chosen). */
  readonly kept?: Readonly<Record<string, string>>;
}

export function SearchForm(props: SearchFormProps) {
  const { id, action, name = 'q', label, value, placeholder, suggestions, kept = {} } = props;
  return (
    <search aria-label={label}>
      <form class="search-form" action={action} method="get">
        <label class="field-label" for={id}>
          {label}
        </label>
        {Object.entries(kept).map(([key, held]) => (
          <input type="hidden" name={key} value={held} />
        ))}
        <div class="search-box">
          <input
            class="search-input"
            id={id}
            name={name}
            type="search"
            value={value}
            placeholder={placeholder}
            autocomplete="off"
            list={suggestions ? `${id}-names` : undefined}
          />
          <Button>{m.ui_search()}</Button>
        </div>
        {suggestions && (
          <datalist id={`${id}-names`}>
            {suggestions.map((suggestion) => (
              <option value={suggestion} />
            ))}
          </datalist>
        )}
      </form>
    </search>
  );
}
