// Where there is no log, no such leaf, or none that may be told yet.
import { m } from '#words';
import type { Page } from '../../../../../platform/http/route.ts';
import { EmptyState } from '../../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import { electionPath } from '../../../election/index.ts';
import type { SealedElection } from '../../store/sealed/elections.ts';

export function noRecordPage(election: SealedElection | undefined): Page {
  const title = m.count_sealed_record_title();
  return {
    status: 404,
    title,
    description: m.count_sealed_none(),
    current: 'comunas',
    hero: <Hero title={title} />,
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState title={m.count_sealed_none_title()}>
            {m.count_sealed_none()}{' '}
            {election !== undefined && (
              <a href={electionPath.to({ election: election.id })}>{election.title}</a>
            )}
          </EmptyState>
        </div>
      </section>
    ),
  };
}
