// The votes that were opened, of all Chile: how each stands, and where it is.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { electionPath } from '../addresses.ts';
import type { Election } from '../store/elections.ts';
import { Said, StateTag } from './parts.tsx';
import { listFilePaths } from './paths.ts';
import { instantWords } from './words.ts';

export function votesPage(elections: readonly Election[]): Page {
  const isInvented = elections.some(({ isDemonstration }) => isDemonstration);
  return {
    title: m.election_votes_title(),
    description: m.election_votes_lead(),
    current: 'comunas',
    ...(isInvented ? { demonstration: m.election_demonstration() } : {}),
    hero: (
      <Hero
        title={m.election_votes_title()}
        lead={m.election_votes_lead()}
        crumbs={[{ label: m.election_votes_title() }]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {elections.length === 0 ? (
            <EmptyState title={m.election_votes_none_title()}>
              <p>{m.election_votes_none()}</p>
            </EmptyState>
          ) : (
            <RuledTable
              caption={m.election_votes_caption()}
              narrow="stack"
              columns={[
                { label: m.election_column_vote() },
                { label: m.election_column_institution() },
                { label: m.election_day_cast_until() },
                { label: m.election_column_state() },
              ]}
              rows={elections.map((one) => [
                <a href={electionPath.to({ election: one.id })}>
                  <Said>{one.title}</Said>
                </a>,
                <a href={institutionPath.to({ institution: one.institutionSlug })}>
                  {one.institutionName}
                </a>,
                instantWords(one.extended?.cast ?? one.settings.windows.cast_until, one.timeZone),
                <StateTag state={one.state} />,
              ])}
            />
          )}
          <p>
            <a href={listFilePaths.csv.to({})}>{m.election_votes_csv()}</a>
            {' · '}
            <a href={listFilePaths.json.to({})}>{m.election_votes_json()}</a>
          </p>
        </div>
      </section>
    ),
  };
}
