// Where there is no log, no such leaf, or none that may be told yet.
import { m } from '#words';
import type { Page } from '../../../../../platform/http/route.ts';
import { EmptyState } from '../../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import { electionPath } from '../../../election/index.ts';
import type { SealedElection } from '../../store/sealed/elections.ts';

/** A file of the record is not there, whatever the reason. */
export function noRecordPage(election: SealedElection | undefined): Page {
  return { status: 404, ...empty(m.count_sealed_none_title(), m.count_sealed_none(), election) };
}

const AGAIN_SECONDS = 15;

/** The urn has opened the log, and nobody here has read it yet. */
export function unreadRecordPage(election: SealedElection): Page {
  return {
    status: 202,
    refreshAfterSeconds: AGAIN_SECONDS,
    ...empty(m.count_sealed_unread_title(), m.count_sealed_unread(), election),
  };
}

function empty(why: string, sentence: string, election: SealedElection | undefined): Page {
  const title = m.count_sealed_record_title();
  return {
    title,
    description: sentence,
    current: 'comunas',
    hero: <Hero title={title} />,
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState title={why}>
            {sentence}{' '}
            {election !== undefined && (
              <a href={electionPath.to({ election: election.id })}>{election.title}</a>
            )}
          </EmptyState>
        </div>
      </section>
    ),
  };
}
