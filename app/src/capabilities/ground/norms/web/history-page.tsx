// The history of the policy as a timeline: each milestone with what it is, its document, whether it holds, and its sources.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatMoney } from '../../../../ui/format.ts';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { Timeline } from '../../../../ui/timeline/timeline.tsx';
import type { MilestoneKind } from '../rules/milestone.ts';
import type { History, ToldMilestone } from './history-list.ts';
import { NormStateTag } from './parts.tsx';
import { historyFilePaths, historyPath, normPath, normsPath } from './paths.ts';
import { dayWords, labelOf } from './words.ts';

interface HistoryPageProps extends History {
  readonly text: string;
  readonly today: string;
}

const kindWords: Readonly<Record<MilestoneKind, () => string>> = {
  instruction: m.norms_history_kind_instruction,
  credit: m.norms_history_kind_credit,
  bill: m.norms_history_kind_bill,
  law: m.norms_history_kind_law,
  decree: m.norms_history_kind_decree,
  'regional-rule': m.norms_history_kind_regional_rule,
  experience: m.norms_history_kind_experience,
  study: m.norms_history_kind_study,
  guide: m.norms_history_kind_guide,
};

export function historyPage(props: HistoryPageProps): Page {
  return searchedList({
    title: m.norms_history_title(),
    description: m.norms_history_lead(),
    current: 'comunas',
    crumbs: [
      { label: m.norms_list_title(), href: normsPath.to({}) },
      { label: m.norms_history_title() },
    ],
    lead: m.norms_history_lead(),
    search: {
      action: historyPath.to({}),
      label: m.norms_history_search_label(),
      placeholder: m.norms_history_search_placeholder(),
    },
    query: { q: props.text },
    body: <>{props.told.length === 0 ? <NothingFound /> : <Found {...props} />}</>,
  });
}

function NothingFound() {
  return (
    <EmptyState
      title={m.norms_history_none_title()}
      actions={<a href={historyPath.to({})}>{m.norms_history_see_all()}</a>}
    >
      <p>{m.norms_history_none_text()}</p>
    </EmptyState>
  );
}

function Found({ text, told, today, readOn }: HistoryPageProps) {
  const query = { q: text };
  return (
    <>
      <h2>{m.norms_history_results({ count: told.length })}</h2>
      <ListFiles
        said={m.norms_history_download()}
        csv={historyFilePaths.csv.to({}, { query })}
        json={historyFilePaths.json.to({}, { query })}
      >
        {m.norms_history_read_on({ day: dayWords(readOn) })}
      </ListFiles>
      <div class="norm-history">
        <Timeline
          steps={told.map((one) => ({
            day: whenOf(one),
            text: <MilestoneTold milestone={one} today={today} />,
          }))}
        />
      </div>
      {text !== '' && (
        <p>
          <a href={historyPath.to({})}>{m.norms_history_see_all()}</a>
        </p>
      )}
    </>
  );
}

/** As much of the date as is known. */
function whenOf({ from, until }: ToldMilestone): string {
  return until === undefined
    ? dateWords(from)
    : m.norms_history_span({ from: dateWords(from), until: dateWords(until) });
}

function dateWords(date: string): string {
  if (date.length === 10) return dayWords(date);
  if (date.length === 4) return date;
  const locale = currentLocale() === 'en' ? 'en-GB' : 'es-CL';
  const month = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return month.format(new Date(`${date}-01T00:00:00Z`));
}

function MilestoneTold({
  milestone,
  today,
}: {
  readonly milestone: ToldMilestone;
  readonly today: string;
}) {
  const { id, es, en, kind, standing, held, document, funding, sources } = milestone;
  const isEnglish = currentLocale() === 'en';
  const { title, text } = isEnglish ? en : es;
  return (
    <article class="stack" id={id}>
      <h3>{title}</h3>
      <p>{text}</p>
      <dl class="norm-history-facts">
        <Fact label={m.norms_history_kind()}>{kindWords[kind as MilestoneKind]()}</Fact>
        {held !== undefined && (
          <Fact label={m.norms_history_norm()}>
            <a href={normPath.to({ norm: held.code })}>{labelOf(held)}</a>{' '}
            <NormStateTag norm={held} today={today} />
          </Fact>
        )}
        {standing !== undefined && (
          <Fact label={m.norms_history_validity()}>{isEnglish ? standing.en : standing.es}</Fact>
        )}
        {kind === 'credit' && (
          <Fact label={m.norms_history_funding()}>
            {funding === undefined
              ? m.norms_history_funding_unknown()
              : formatMoney(
                  BigInt(funding.amount),
                  { currency: funding.currency, decimals: 0 },
                  currentLocale(),
                )}
          </Fact>
        )}
        <Fact label={m.norms_history_document()}>
          {document === undefined ? (
            m.norms_history_document_unknown()
          ) : (
            <a href={document} rel="external">
              {m.norms_history_document_at({ host: hostOf(document) })}
            </a>
          )}
        </Fact>
        <Fact label={m.norms_history_sources()}>
          <Sources sources={sources} />
        </Fact>
      </dl>
    </article>
  );
}

function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="norm-history-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Names of sources are in the language of the sources. */
function Sources({ sources }: Pick<ToldMilestone, 'sources'>) {
  return (
    <ul class="norm-history-sources" lang={writtenLang()}>
      {sources.map(({ name, address }) => (
        <li>
          {address === undefined ? (
            name
          ) : (
            <a href={address} rel="external">
              {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
