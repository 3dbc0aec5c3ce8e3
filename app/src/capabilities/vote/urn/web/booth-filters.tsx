// What narrows the projects of a contest: words, a theme, a sector, each with how many there are; their order stays that of the draw.
//
// Accessibility: labelled fields of the browser; how many are shown is said when it changes; what is chosen stays chosen.
import type { Project } from '@minga/ballot';
import { m } from '#words';
import { themeWord } from '../../../ground/gatherings/rules/index.ts';
import { anything, type Facet, facetsOf, type Sheets, type Wanted } from '../rules/booth-sheets.ts';

interface FiltersProps {
  readonly projects: readonly Project[];
  readonly sheets: Sheets;
  readonly wanted: Wanted;
  readonly shown: number;
  readonly onChange: (wanted: Wanted) => void;
}

/** Below this everything is seen at once. */
const FEW = 5;

export function Filters({ projects, sheets, wanted, shown, onChange }: FiltersProps) {
  if (projects.length <= FEW) return null;
  const themes = facetsOf('theme', projects, sheets, wanted);
  const sectors = facetsOf('sector', projects, sheets, wanted);
  const isNarrowed = Object.values(wanted).some((one) => one !== '');
  return (
    <search class="booth-filters">
      <label class="booth-search">
        <span class="visually-hidden">{m.urn_booth_search()}</span>
        <input
          class="control"
          type="search"
          value={wanted.typed}
          placeholder={m.urn_booth_search_in({ count: `${projects.length}` })}
          onInput={({ currentTarget }) => onChange({ ...wanted, typed: currentTarget.value })}
        />
      </label>
      <Choice
        label={m.urn_booth_filter_theme()}
        value={wanted.theme}
        facets={themes}
        words={themeWord}
        onChange={(theme) => onChange({ ...wanted, theme })}
      />
      <Choice
        label={m.urn_booth_filter_sector()}
        value={wanted.sector}
        facets={sectors}
        words={(sector) => sector}
        onChange={(sector) => onChange({ ...wanted, sector })}
      />
      <p class="booth-shown secondary" role="status">
        {isNarrowed && m.urn_booth_shown({ shown: `${shown}`, count: `${projects.length}` })}
      </p>
      {isNarrowed && (
        <button type="button" class="booth-clear" onClick={() => onChange(anything)}>
          {m.urn_booth_filter_clear()}
        </button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly facets: readonly Facet[];
  readonly words: (value: string) => string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, facets, words, onChange }: ChoiceProps) {
  if (facets.length === 0) return null;
  return (
    <label class="booth-filter">
      <span>{label}</span>
      <select
        class="control"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{m.urn_booth_filter_all()}</option>
        {facets.map((facet) => (
          <option key={facet.value} value={facet.value}>
            {`${words(facet.value)} (${facet.count})`}
          </option>
        ))}
      </select>
    </label>
  );
}
