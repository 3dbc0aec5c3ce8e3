// When a page cannot be shown: what happened in one sentence, and what to do now.
import { m } from '#words';
import type { Trouble } from '../platform/http/app.ts';
import type { Page } from '../platform/http/route.ts';
import { SearchForm } from '../ui/field/search-form.tsx';
import { Hero } from '../ui/hero/hero.tsx';
import { comunasPath, countPath, homePath } from './places.ts';

interface Words {
  readonly title: () => string;
  readonly lead: () => string;
  readonly now: () => string;
}

const words: Readonly<Record<Trouble, Words>> = {
  'not-found': {
    title: () => m.site_error_not_found_title(),
    lead: () => m.site_error_not_found_lead(),
    now: () => m.site_error_not_found_now(),
  },
  'method-not-allowed': {
    title: () => m.site_error_method_title(),
    lead: () => m.site_error_method_lead(),
    now: () => m.site_error_method_now(),
  },
  'foreign-write': {
    title: () => m.site_error_foreign_title(),
    lead: () => m.site_error_foreign_lead(),
    now: () => m.site_error_foreign_now(),
  },
  'body-too-large': {
    title: () => m.site_error_large_title(),
    lead: () => m.site_error_large_lead(),
    now: () => m.site_error_large_now(),
  },
  'full-disk': {
    title: () => m.site_error_full_title(),
    lead: () => m.site_error_full_lead(),
    now: () => m.site_error_full_now(),
  },
  fault: {
    title: () => m.site_error_fault_title(),
    lead: () => m.site_error_fault_lead(),
    now: () => m.site_error_fault_now(),
  },
};

/** The page for a trouble; `requestId` lets whoever runs Minga find a fault in its log. */
export function troublePage(trouble: Trouble, requestId: string): Page {
  const { title, lead, now } = words[trouble];
  return {
    title: title(),
    description: lead(),
    robots: 'noindex',
    hero: <Hero title={title()} lead={lead()} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <h2 class="panel-heading">{m.site_error_now()}</h2>
          <p>{now()}</p>
          {trouble === 'not-found' && (
            <SearchForm
              id="comuna"
              action={comunasPath.to({})}
              label={m.site_error_search()}
              placeholder={m.site_home_comuna_placeholder()}
            />
          )}
          <p class="cluster">
            <a href={homePath.to({})}>{m.site_error_home()}</a>
            <a href={countPath.to({})}>{m.site_nav_count()}</a>
          </p>
          {(trouble === 'fault' || trouble === 'full-disk') && (
            <p class="secondary">
              {m.site_error_fault_id()} <span class="code">{requestId}</span>
            </p>
          )}
        </div>
      </div>
    ),
  };
}
