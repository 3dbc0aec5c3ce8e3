// The ballot lists of an edition: one for each contest, how far it is, and what comes next.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { PublicEdition, seenOn } from '../../editions/index.ts';
import { standing } from '../actions/freeze-list.ts';
import type { BallotList } from '../store/lists.ts';
import { crumbsOf, ListTag, Said } from './parts.tsx';
import { listFilePaths, listPath } from './paths.ts';
import { instantWords, money, numberOf } from './words.ts';

export interface ListsPageProps {
  readonly edition: PublicEdition;
  readonly contests: ReturnType<typeof seenOn>['contests'];
  readonly lists: readonly BallotList[];
  /** What was asked of them and is not there. */
  readonly missing?: string;
}

export function listsPage(props: ListsPageProps): Page {
  const { edition, lists, missing } = props;
  const isThere = lists.some(({ withdrawnAt }) => withdrawnAt === null);
  return {
    ...(missing !== undefined && { status: 404, robots: 'noindex' }),
    title: `${m.ballot_list_title()} · ${edition.name}`,
    description: m.ballot_list_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={m.ballot_list_title()}
        lead={m.ballot_list_lead()}
        crumbs={crumbsOf(edition).slice(0, 2)}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {missing !== undefined && (
            <Notice tone="warning">
              <p>{missing}</p>
            </Notice>
          )}
          {!isThere && <NoneYet edition={edition} />}
          <Contests {...props} />
          {isThere && <Downloads edition={edition} />}
        </div>
      </section>
    ),
  };
}

function NoneYet({ edition }: Pick<ListsPageProps, 'edition'>) {
  const plan = edition.rules.operational.calendar.find(({ phase }) => phase === 'ballot-list');
  const day = (on: string) => formatDay(on, currentLocale());
  return (
    <EmptyState title={m.ballot_list_none_title()}>
      {plan === undefined
        ? m.ballot_list_none()
        : m.ballot_list_none_days({ from: day(plan.from), until: day(plan.until) })}
    </EmptyState>
  );
}

function Contests({ edition, contests, lists }: ListsPageProps) {
  const at = { institution: edition.place.slug, edition: edition.slug };
  return (
    <RuledTable
      caption={m.ballot_list_contests()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.ballot_list_fact_contest() },
        { label: m.ballot_list_column_state() },
        { label: m.ballot_list_column_projects(), align: 'end' },
        { label: m.ballot_list_fact_amount(), align: 'end' },
      ]}
      rows={contests.map(({ id, code, name, amountClp, round, projects }) => {
        const own = lists.filter(({ contestId }) => contestId === id);
        const list = standing(own, round);
        return [
          <a href={listPath.to({ ...at, contest: code })}>
            <Said>{name}</Said>
          </a>,
          list === undefined ? m.ballot_list_state_none() : <HowFar list={list} />,
          numberOf(list?.entries.length ?? projects.length),
          money(amountClp),
        ];
      })}
    />
  );
}

function HowFar({ list }: { readonly list: BallotList }) {
  const when = instantWords(new Date(list.lot.heldAt), list.timeZone);
  return (
    <>
      <ListTag list={list} />{' '}
      {list.drawnAt === null && <span class="secondary">{m.ballot_list_lot_when({ when })}</span>}
    </>
  );
}

function Downloads({ edition }: Pick<ListsPageProps, 'edition'>) {
  const query = { institucion: edition.place.slug, edicion: edition.slug };
  return (
    <p class="cluster">
      <a href={listFilePaths.csv.to({}, { query })}>{m.ballot_list_csv()}</a>
      <a href={listFilePaths.json.to({}, { query })}>{m.ballot_list_json()}</a>
    </p>
  );
}
