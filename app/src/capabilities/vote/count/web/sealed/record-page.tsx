// The public record of a sealed vote: how far its log came, what to take away and how to verify it, who counts again, and every leaf.
import { toBase64url, tracker } from '@minga/ballot';
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../../platform/http/route.ts';
import { currentLocale } from '../../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../../ui/empty-state/empty-state.tsx';
import { Field, SelectField } from '../../../../../ui/field/field.tsx';
import { formatInstant, formatNumber } from '../../../../../ui/format.ts';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../../ui/tag/tag.tsx';
import type { LogState } from '../../rules/sealed/log-state.ts';
import type { Bundle } from '../../store/sealed/bundles.ts';
import type { SealedElection } from '../../store/sealed/elections.ts';
import type { FollowedLog } from '../../store/sealed/logs.ts';
import { Facts } from '../facts.tsx';
import { kindWords, leafWords } from './leaf-words.ts';
import { recordPaths } from './record-paths.ts';
import type { ShownLeaf } from './shown-leaf.ts';
import { phaseTag, problemWords } from './state-words.tsx';

export interface RecordFilterTyped {
  readonly tipo: string;
  readonly concurso: string;
  readonly q: string;
}

export interface ContestToRecount {
  readonly name: string;
  /** Where it is counted again in the browser, and its official page. */
  readonly again: string;
  readonly result: string;
  readonly ballots: number;
  readonly blanks: number;
  readonly nulls: readonly { readonly code: string; readonly n: number }[];
  /** Papers that were taken and not cast; undefined where nobody knows. */
  readonly unused: number | undefined;
}

export interface RecordPageProps {
  readonly election: SealedElection;
  readonly state: LogState;
  readonly followed: FollowedLog;
  readonly label: ComponentChildren;
  readonly bundle: Bundle | undefined;
  readonly poster: string;
  readonly contests: readonly ContestToRecount[];
  readonly filter: RecordFilterTyped;
  /** How many leaves there are of each kind, of those that may be told now. */
  readonly kinds: ReadonlyMap<string, number>;
  /** How many the files have of what is asked for; the page leaves ballots out until they are. */
  readonly count: number;
  readonly leaves: readonly ShownLeaf[];
  readonly paged: Paged;
  /** Of the page of the vote, and of the log itself. */
  readonly electionHref: string;
  readonly urnHref: string;
  readonly verifyHref: string;
}

export function recordPage(props: RecordPageProps): Page {
  const { election, state } = props;
  const title = m.count_sealed_record_title();
  return {
    title: `${title} · ${election.title}`,
    description: m.count_sealed_record_lead(),
    current: 'comunas',
    ...(election.isDemonstration && { demonstration: m.count_sealed_demonstration() }),
    hero: (
      <Hero
        title={title}
        lead={m.count_sealed_record_lead()}
        tags={
          <>
            {phaseTag(state.phase)}
            {props.label}
          </>
        }
        crumbs={[{ label: election.title, href: props.electionHref }, { label: title }]}
      />
    ),
    body: (
      <>
        <Checked {...props} />
        {props.contests.length > 0 && <CountAgain {...props} />}
        <Leaves {...props} />
      </>
    ),
  };
}

function Checked(props: RecordPageProps) {
  const { election, state, followed, bundle, poster, urnHref, verifyHref } = props;
  const { timeZone } = election;
  const at = (when: Date) => formatInstant(when, currentLocale(), { timeZone });
  const isOpen = state.phase === 'open';
  return (
    <section class="section" aria-labelledby="comprobado">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2 id="comprobado">{m.count_sealed_checked_title()}</h2>
          <Notices {...props} />
          <Facts
            facts={[
              ...(isOpen
                ? []
                : [
                    {
                      label: m.count_sealed_fact_leaves(),
                      value: formatNumber(followed.size, currentLocale()),
                    },
                  ]),
              {
                label: m.count_sealed_fact_checked(),
                value:
                  followed.checkedAt === undefined
                    ? m.count_sealed_never()
                    : at(followed.checkedAt),
              },
              {
                label: m.count_sealed_fact_root(),
                value: <span class="code">{toBase64url(followed.root ?? new Uint8Array())}</span>,
              },
              { label: m.count_sealed_fact_poster(), value: <span class="code">{poster}</span> },
              {
                label: m.count_sealed_fact_key(),
                value: <span class="code count-hash">{election.manifest.log.vkey}</span>,
              },
            ]}
          />
          <p>
            <a href={urnHref}>{m.count_sealed_urn_link()}</a>
          </p>
        </div>
        <div class="stack">
          <h2>{m.count_sealed_bundle_title()}</h2>
          {bundle === undefined ? (
            <p>{isOpen ? m.count_sealed_bundle_after() : m.count_sealed_bundle_soon()}</p>
          ) : (
            <TakeAway {...props} bundle={bundle} />
          )}
          <p>
            <a href={verifyHref}>{m.count_sealed_verify_link()}</a>
          </p>
        </div>
      </div>
    </section>
  );
}

function Notices({ election: { manifest, timeZone }, state, followed }: RecordPageProps) {
  return (
    <>
      {followed.problem !== undefined && (
        <Notice tone="warning" title={m.count_sealed_problem_title()}>
          <p>{problemWords[followed.problem]()}</p>
        </Notice>
      )}
      {state.incidents.length > 0 && (
        <Notice tone="warning" title={m.count_sealed_incidents_title()}>
          <ul>
            {state.incidents.map(({ leaf }) => (
              <li>{leafWords(leaf, { manifest, timeZone }).text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function TakeAway({ election, bundle }: RecordPageProps & { readonly bundle: Bundle }) {
  const { id, manifest, fingerprint } = election;
  const size = formatNumber(Math.ceil(bundle.bytesCount / 1024), currentLocale());
  const outside = `--clave '${manifest.log.vkey}' --huella ${toBase64url(fingerprint)}`;
  const command = `minga-verify ${id}.tar.gz ${outside}`;
  return (
    <>
      <p>{m.count_sealed_bundle_text()}</p>
      <p class="screen-only">
        <ButtonLink kind="deep" href={recordPaths.bundle.to({ election: id })}>
          {m.count_sealed_bundle_button({ size })}
        </ButtonLink>
      </p>
      <Facts
        facts={[
          { label: 'SHA-256', value: <span class="code count-hash">{bundle.sha256}</span> },
          {
            label: m.count_sealed_bundle_leaves(),
            value: formatNumber(bundle.size, currentLocale()),
          },
        ]}
      />
      <p>{m.count_sealed_command()}</p>
      <p class="code">{command}</p>
      <p class="secondary">{m.count_sealed_command_warning()}</p>
    </>
  );
}

function CountAgain({ contests }: RecordPageProps) {
  const number = (count: number) => formatNumber(count, currentLocale());
  return (
    <section class="section band" aria-labelledby="cuenta">
      <div class="wrap stack-wide">
        <h2 id="cuenta">{m.count_sealed_again_title()}</h2>
        <p class="lead">{m.count_sealed_again_text()}</p>
        <RuledTable
          caption={m.count_sealed_again_title()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.count_bring_column_contest() },
            { label: m.count_ballots(), align: 'end' },
            { label: m.count_sealed_column_blank(), align: 'end' },
            { label: m.count_sealed_column_null() },
            { label: m.count_sealed_column_unused(), align: 'end' },
            { label: m.count_sealed_column_again() },
          ]}
          rows={contests.map((one) => [
            <a href={one.result}>{one.name}</a>,
            number(one.ballots),
            number(one.blanks),
            one.nulls.length === 0
              ? number(0)
              : one.nulls.map(({ code, n }) => `${code}: ${number(n)}`).join('; '),
            one.unused === undefined ? m.count_sealed_unused_unknown() : number(one.unused),
            <a href={one.again}>{m.count_sealed_again_button()}</a>,
          ])}
        />
        <p class="secondary">{m.count_sealed_null_text()}</p>
      </div>
    </section>
  );
}

function Leaves(props: RecordPageProps) {
  const { election, state, count, leaves, paged, filter } = props;
  const query = queryOf(filter);
  const at = { election: election.id };
  const context = { manifest: election.manifest, timeZone: election.timeZone };
  return (
    <section class="section" aria-labelledby="hojas">
      <div class="wrap stack-wide">
        <h2 id="hojas">{m.count_sealed_leaves_title()}</h2>
        {state.phase === 'open' && (
          <Notice>
            <p>{m.count_sealed_leaves_open()}</p>
          </Notice>
        )}
        <Kinds {...props} />
        <Filter {...props} />
        <p class="secondary">
          {m.count_sealed_leaves_files({ number: formatNumber(count, currentLocale()) })}{' '}
          <a href={recordPaths.csv.to(at, { query })}>CSV</a>{' '}
          <a href={recordPaths.json.to(at, { query })}>JSON</a>
        </p>
        {leaves.length === 0 ? (
          <EmptyState title={m.count_sealed_leaves_none()}>
            {m.count_sealed_leaves_none_text()}
          </EmptyState>
        ) : (
          <RuledTable
            caption={m.count_sealed_leaves_title()}
            captionHidden
            columns={[
              { label: m.count_sealed_column_place(), align: 'end' },
              { label: m.count_sealed_column_says() },
            ]}
            rows={leaves.map(({ place, leaf, hash }) => {
              const { title, text } = leafWords(leaf, context);
              return [
                <a href={recordPaths.leaf.to({ ...at, place: String(place) })}>{place}</a>,
                <>
                  <Tag tone="outline">{title}</Tag> {text}
                  {leaf.type === 'vote' && <span class="code"> {tracker(hash)}</span>}
                </>,
              ];
            })}
          />
        )}
        <Pagination
          paged={paged}
          hrefOf={(page) =>
            `${recordPaths.record.to(at, { query: { ...query, ...(page !== undefined && { pagina: page }) } })}#hojas`
          }
        />
      </div>
    </section>
  );
}

/** Each kind with its count, and the way to its leaves: a log of thousands is read by what it is made of. */
function Kinds({ election, kinds, filter }: RecordPageProps) {
  const at = { election: election.id };
  const words = kindWords as Readonly<Record<string, () => string>>;
  return (
    <>
      <ul class="count-record-kinds">
        {[...kinds].map(([kind, count]) => (
          <li>
            <a
              href={`${recordPaths.record.to(at, { query: { tipo: kind } })}#hojas`}
              aria-current={filter.tipo === kind ? 'true' : undefined}
            >
              {words[kind]?.() ?? kind}
            </a>{' '}
            {formatNumber(count, currentLocale())}
          </li>
        ))}
      </ul>
      {filter.tipo === '' && filter.q === '' && kinds.has('vote') && (
        <p class="secondary">{m.count_sealed_leaves_without_ballots()}</p>
      )}
    </>
  );
}

function queryOf({ tipo, concurso, q }: RecordFilterTyped): Record<string, string> {
  return {
    ...(tipo !== '' && { tipo }),
    ...(concurso !== '' && { concurso }),
    ...(q !== '' && { q }),
  };
}

function Filter({ election, filter, kinds }: RecordPageProps) {
  const at = { election: election.id };
  const isFiltered = Object.keys(queryOf(filter)).length > 0;
  const words = kindWords as Readonly<Record<string, () => string>>;
  return (
    <form class="count-record-filter" action={recordPaths.record.to(at)} method="get">
      <Field
        id="q"
        name="q"
        type="search"
        label={m.count_sealed_filter_words()}
        hint={m.count_sealed_filter_words_hint()}
        value={filter.q}
      />
      <SelectField
        id="tipo"
        name="tipo"
        label={m.count_sealed_column_kind()}
        value={filter.tipo}
        options={[
          { value: '', label: m.count_sealed_filter_all() },
          ...[...kinds.keys()].map((kind) => ({ value: kind, label: words[kind]?.() ?? kind })),
        ]}
      />
      <SelectField
        id="concurso"
        name="concurso"
        label={m.count_bring_column_contest()}
        value={filter.concurso}
        options={[
          { value: '', label: m.count_sealed_filter_all() },
          ...election.manifest.contests.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <div class="cluster">
        <Button kind="secondary">{m.count_sealed_filter_apply()}</Button>
        {isFiltered && <a href={recordPaths.record.to(at)}>{m.count_sealed_filter_none()}</a>}
      </div>
    </form>
  );
}
