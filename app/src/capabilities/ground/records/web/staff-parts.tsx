// What every page of the staff of this room has: how it answers, and what is not in its institution.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';

/** Somebody else's, or nothing: nobody can tell which. */
export function notHerePage(): Page {
  return {
    status: 404,
    title: m.records_not_here_title(),
    description: m.records_refused_not_here(),
    robots: 'noindex',
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState title={m.records_not_here_title()}>
            <p>{m.records_refused_not_here()}</p>
          </EmptyState>
        </div>
      </section>
    ),
  };
}
