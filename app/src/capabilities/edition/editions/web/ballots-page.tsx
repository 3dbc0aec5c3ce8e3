// What somebody votes on by the place where they live; the answer is in the address and nothing is remembered.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { contestsOfPlace } from '../rules/own-ballots.ts';
import type { PlaceRow } from '../store/places.ts';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition } from './edition-parts.tsx';
import { ballotsPath, contestPath } from './paths.ts';
import { mayVote } from './public-words.ts';
import { votingWords } from './rule-words.ts';
import { at, type SeenContest, type SeenEdition } from './seen-edition.ts';
import { money } from './words.ts';

export interface BallotsPageProps {
  readonly seen: SeenEdition;
  readonly places: readonly PlaceRow[];
  /** The one that was chosen; undefined before. */
  readonly chosen: PlaceRow | undefined;
}

export function ballotsPage(props: BallotsPageProps): Page {
  const { seen } = props;
  const { edition } = seen;
  return {
    title: `${m.editions_page_ballots_title()} · ${edition.name}`,
    description: m.editions_page_ballots_lead(),
    current: 'comunas',
    ...(props.chosen === undefined ? {} : { robots: 'noindex' as const }),
    hero: (
      <Hero
        title={m.editions_page_ballots_title()}
        crumbs={crumbsUnder(seen)}
        lead={m.editions_page_ballots_lead()}
      />
    ),
    body: (
      <>
        <div class="wrap edition-ribbon">
          <EditionRibbon seen={seen} />
        </div>
        <section class="section">
          <div class="wrap stack-wide">
            <p>{mayVote(edition.rules.committed.voters, edition.place)}</p>
            <PlaceForm {...props} />
            <Own {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function PlaceForm({ seen, places, chosen }: BallotsPageProps) {
  const areOfPlaces = seen.contests.some(({ territories }) => territories.length > 0);
  if (!areOfPlaces || places.length === 0) return null;
  return (
    <form class="edition-filter" action={ballotsPath.to(at(seen.edition))} method="get">
      <SelectField
        id="lugar"
        name="lugar"
        label={m.editions_page_ballots_where()}
        hint={m.editions_page_ballots_where_hint()}
        value={chosen?.id ?? ''}
        options={[
          { value: '', label: m.editions_page_ballots_choose() },
          ...places.map((one) => ({ value: one.id, label: placeLabel(one) })),
        ]}
      />
      <div class="cluster">
        <Button>{m.editions_page_ballots_see()}</Button>
      </div>
    </form>
  );
}

function placeLabel({ kind, name }: PlaceRow): string {
  switch (kind) {
    case 'neighborhood-unit':
      return m.editions_page_place_unit({ name });
    case 'macrozone':
      return m.editions_page_place_macrozone({ name });
    case 'sector':
    case 'comuna':
      return name;
  }
}

function Own({ seen, places, chosen }: BallotsPageProps) {
  const everybodys = seen.contests.filter(({ territories }) => territories.length === 0);
  const own = chosen === undefined ? everybodys : contestsOfPlace(seen.contests, places, chosen.id);
  if (chosen === undefined && own.length < seen.contests.length) {
    return own.length === 0 ? null : (
      <Contests seen={seen} contests={own} title={m.editions_page_ballots_everybody()} />
    );
  }
  if (own.length === 0)
    return <p>{m.editions_page_ballots_none({ scope: seen.edition.rules.committed.scope })}</p>;
  const title = m.editions_page_contests_title({ count: own.length });
  return <Contests seen={seen} contests={own} title={title} />;
}

interface ContestsProps extends OfEdition {
  readonly contests: readonly SeenContest[];
  readonly title: string;
}

function Contests({ seen, contests, title }: ContestsProps) {
  const sum = contests.reduce((added, { amountClp }) => added + amountClp, 0);
  return (
    <section class="stack">
      <h2>{title}</h2>
      <RuledTable
        caption={title}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.editions_page_ballot() },
          { label: m.editions_page_ballot_how() },
          {
            label: m.editions_page_ballot_projects({ scope: seen.edition.rules.committed.scope }),
            align: 'end',
          },
          { label: m.editions_page_ballot_amount(), align: 'end' },
        ]}
        rows={contests.map((contest) => [
          <a
            href={contestPath.to({ ...at(seen.edition), contest: contest.code })}
            lang={writtenLang()}
          >
            {contest.name}
          </a>,
          votingWords(contest),
          String(contest.projects.length),
          <span class="money">{money(contest.amountClp)}</span>,
        ])}
        foot={[m.editions_page_ballots_sum(), '', '', <span class="money">{money(sum)}</span>]}
      />
      <p class="secondary">{m.editions_page_ballots_forgets()}</p>
    </section>
  );
}
