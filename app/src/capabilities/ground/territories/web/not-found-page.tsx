// No such comuna or region: what the person may have meant, and the way on.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { ComunaRow } from '../store/comunas.ts';
import type { RegionRow } from '../store/regions.ts';
import { Guesses } from './comunas-page.tsx';
import { comunasPath, regionPath } from './paths.ts';

export function comunaNotFound(guesses: readonly ComunaRow[]): Page {
  const title = m.territories_not_found_title();
  return {
    status: 404,
    title,
    description: m.territories_not_found_text(),
    current: 'comunas',
    robots: 'noindex',
    hero: <Hero title={title} lead={m.territories_not_found_text()} actions={<Search />} />,
    body: guesses.length > 0 && (
      <section class="section">
        <div class="wrap">
          <Guesses guesses={guesses} />
        </div>
      </section>
    ),
  };
}

export function regionNotFound(regions: readonly RegionRow[]): Page {
  const title = m.territories_not_found_region_title();
  return {
    status: 404,
    title,
    description: m.territories_not_found_region_text(),
    current: 'comunas',
    robots: 'noindex',
    hero: <Hero title={title} lead={m.territories_not_found_region_text()} />,
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState
            title={m.territories_regions()}
            actions={<a href={comunasPath.to({})}>{m.territories_all()}</a>}
          >
            <ul class="territories-guesses">
              {regions.map(({ slug, name }) => (
                <li>
                  <a href={regionPath.to({ slug })}>{name}</a>
                </li>
              ))}
            </ul>
          </EmptyState>
        </div>
      </section>
    ),
  };
}

function Search() {
  return (
    <SearchForm
      id="comuna"
      action={comunasPath.to({})}
      label={m.territories_search_label()}
      placeholder={m.territories_search_placeholder()}
    />
  );
}
