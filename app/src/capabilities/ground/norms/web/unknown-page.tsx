// There is no norm of that code.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { normsPath } from './paths.ts';

export function unknownPage(): Page {
  return {
    status: 404,
    title: m.norms_not_here_title(),
    description: m.norms_unknown_text(),
    robots: 'noindex',
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState
            title={m.norms_not_here_title()}
            actions={<a href={normsPath.to({})}>{m.norms_see_all()}</a>}
          >
            <p>{m.norms_unknown_text()}</p>
          </EmptyState>
        </div>
      </section>
    ),
  };
}
