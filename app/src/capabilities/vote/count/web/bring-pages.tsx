// The desk of the count: each contest with how far its vote is, and one contest with its form, its preview or its result.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { editionPath, type PublicEdition } from '../../../edition/editions/index.ts';
import { deskPath } from '../../../ground/institutions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { ContestToCount, SeenContest } from '../actions/find-contest-to-count.ts';
import type { Bringing, OfficialRefusal } from '../rules/bringing.ts';
import type { ProblemWords } from '../rules/report/report.ts';
import type { OfficialResult } from '../store/results.ts';
import type { BroughtVote } from '../store/votes.ts';
import { BringFields } from './bring-fields.tsx';
import { typedOf } from './bring-form.ts';
import { Preview } from './bring-preview.tsx';
import { countFailureWords, money, officialRefusalSentence, ruleName } from './bring-words.ts';
import { countDesk, resultPath } from './official-paths.ts';

/** Seconds between two looks at a count that is going on. */
const LOOK_AGAIN_SECONDS = 2;

/** Problems that are read before the rest is asked for. */
const FIRST_SHOWN = 8;

/** A contest with all that is known of its vote. */
export interface DeskContest {
  readonly contest: SeenContest;
  /** What may be done with it, or why nothing may. */
  readonly judged:
    | { readonly ok: true; readonly value: ContestToCount }
    | { readonly ok: false; readonly error: OfficialRefusal };
  readonly bringing: Bringing | undefined;
  /** The one that stands. */
  readonly vote: BroughtVote | undefined;
  /** The last of the vote that stands. */
  readonly result: OfficialResult | undefined;
  /** Whether a certification stands. */
  readonly isCertified: boolean;
}

interface ListProps {
  readonly edition: PublicEdition;
  readonly contests: readonly DeskContest[];
  readonly done: string | undefined;
}

export function countDeskPage({ edition, contests, done }: ListProps): Page {
  const at = placeOf(edition);
  return framed(edition, {
    title: m.count_bring_desk_title(),
    lead: m.count_bring_desk_lead(),
    done,
    body: (
      <RuledTable
        caption={m.count_bring_desk_table()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.count_bring_column_contest() },
          { label: m.count_bring_column_state() },
        ]}
        rows={contests.map((one) => [
          <a href={countDesk.contest.to({ ...at, contest: one.contest.code })}>
            {one.contest.name}
          </a>,
          stateWords(one, edition),
        ])}
      />
    ),
  });
}

function stateWords(
  { judged, bringing, vote, result }: DeskContest,
  edition: PublicEdition,
): string {
  if (vote !== undefined) {
    const at = result?.countedAt ?? vote.broughtAt;
    return m.count_bring_state_counted({ day: dayThere(edition, at) });
  }
  if (!judged.ok) {
    if (judged.error.code === 'count/vote-goes-on') {
      return m.count_bring_state_goes_on({ day: formatDay(judged.error.until, currentLocale()) });
    }
    if (judged.error.code === 'count/vote-is-sealed') return m.count_sealed_refused_bring();
    return judged.error.code === 'count/edition-halted'
      ? m.count_bring_state_halted()
      : m.count_bring_state_not_open();
  }
  switch (bringing?.state.kind) {
    case undefined:
      return m.count_bring_state_to_bring();
    case 'counting':
      return m.count_bring_state_counting({ percent: bringing.state.percent });
    case 'failed':
      return m.count_bring_state_failed();
    case 'ready':
      return m.count_bring_state_ready();
    default:
      return m.count_bring_state_open();
  }
}

function dayThere({ place }: PublicEdition, at: Date): string {
  return formatDay(dayIn(place.timeZone, at), currentLocale());
}

export interface ContestShown {
  readonly typed?: Typed | undefined;
  readonly problems?: readonly FieldProblem[];
  /** What is wrong with the file, apart from the fields. */
  readonly wrong?: ProblemWords | undefined;
  readonly status?: Page['status'];
  readonly done?: string | undefined;
}

interface ContestProps extends ContestShown {
  readonly edition: PublicEdition;
  readonly one: DeskContest;
  readonly mayConfirm: boolean;
}

export function countContestPage(props: ContestProps): Page {
  const { edition, one, problems = [], wrong, status, done } = props;
  const { contest } = one;
  const isCounting = one.vote === undefined && one.bringing?.state.kind === 'counting';
  const page = framed(edition, {
    title: m.count_bring_title({ contest: contest.name }),
    lead: m.count_bring_lead({
      amount: money(contest.amountClp),
      rule: ruleName(contest.rule.rule ?? ''),
    }),
    isUnder: true,
    status,
    done,
    body: (
      <>
        <FormProblems problems={problems} />
        {wrong && (
          <Notice tone="warning" title={m.count_bring_vote_wrong()}>
            <Sentences listed={wrong.listed.slice(0, FIRST_SHOWN)} />
            {wrong.listed.length > FIRST_SHOWN && (
              <Disclosure summary={m.count_bring_wrong_all({ count: wrong.listed.length })}>
                <Sentences listed={wrong.listed.slice(FIRST_SHOWN)} />
              </Disclosure>
            )}
            {wrong.more && <p>{wrong.more}</p>}
            <p>{m.count_bring_choose_again()}</p>
          </Notice>
        )}
        <State {...props} />
        <p>
          <a href={countDesk.contests.to(placeOf(edition))}>{m.count_bring_back()}</a>
        </p>
      </>
    ),
  });
  return isCounting ? { ...page, refreshAfterSeconds: LOOK_AGAIN_SECONDS } : page;
}

function Sentences({ listed }: Pick<ProblemWords, 'listed'>) {
  return (
    <ul>
      {listed.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}

function State(props: ContestProps) {
  const { one, edition } = props;
  const { vote, bringing, judged, contest } = one;
  if (vote !== undefined) return <Counted {...props} vote={vote} />;
  if (!judged.ok) {
    return (
      <Notice tone="warning">
        <p>{officialRefusalSentence(judged.error)}</p>
      </Notice>
    );
  }
  if (bringing?.state.kind === 'counting') {
    const { percent } = bringing.state;
    return (
      <ProgressOfWork
        id="avance"
        label={m.count_bring_counting_title({ contest: contest.name })}
        share={percent / 100}
        sentence={m.count_bring_counting_sentence({ percent })}
      >
        <a href={countDesk.contest.to({ ...placeOf(edition), contest: contest.code })}>
          {m.count_bring_counting_look()}
        </a>
      </ProgressOfWork>
    );
  }
  return <ToBring {...props} found={judged.value} />;
}

function ToBring(props: ContestProps & { readonly found: ContestToCount }) {
  const { one, edition, found, mayConfirm, problems = [], wrong, typed } = props;
  const { bringing } = one;
  const at = { ...placeOf(edition), contest: one.contest.code };
  const { voting, official } = found;
  const isReady = bringing?.state.kind === 'ready' || bringing?.state.kind === 'failed';
  const fields = (
    <BringFields
      at={at}
      terms={official.terms}
      typed={
        typed ??
        (bringing === undefined
          ? { desde: voting.from, hasta: voting.until }
          : typedOf(bringing.facts))
      }
      problems={problems}
      kept={{
        file: bringing?.fileName ?? null,
        sheet: bringing?.tallySheetName ?? null,
      }}
    />
  );
  if (!isReady || bringing?.preview === null || bringing === undefined) {
    return (
      <>
        {fields}
        {bringing !== undefined && <Discard at={at} />}
      </>
    );
  }
  return (
    <>
      {bringing.state.kind === 'failed' && (
        <Notice tone="warning" title={m.count_bring_failed_title()}>
          <p>{countFailureWords[bringing.state.failure]()}</p>
        </Notice>
      )}
      <Preview bringing={bringing} preview={bringing.preview} />
      <section class="stack" aria-labelledby="confirmar">
        <h2 id="confirmar">{m.count_bring_confirm_title()}</h2>
        <p>{m.count_bring_confirm_text()}</p>
        {mayConfirm ? (
          <form action={countDesk.confirm.to(at)} method="post">
            <input type="hidden" name="lote" value={bringing.id} />
            <input type="hidden" name="guardado" value={bringing.savedAt.toISOString()} />
            <Button>
              {bringing.state.kind === 'failed'
                ? m.count_bring_confirm_again()
                : m.count_bring_confirm()}
            </Button>
          </form>
        ) : (
          <p>{m.count_bring_who_confirms()}</p>
        )}
      </section>
      <Disclosure
        summary={m.count_bring_change()}
        open={problems.length > 0 || wrong !== undefined}
      >
        {fields}
      </Disclosure>
      <Discard at={at} />
    </>
  );
}

type Place = Parameters<typeof countDesk.discard.to>[0];

function Discard({ at }: { readonly at: Place }) {
  return (
    <form action={countDesk.discard.to(at)} method="post">
      <Button kind="secondary" small>
        {m.count_bring_discard()}
      </Button>
    </form>
  );
}

function Counted(props: ContestProps & { readonly vote: BroughtVote }) {
  const { one, edition, vote, mayConfirm, problems = [], typed } = props;
  const at = { ...placeOf(edition), contest: one.contest.code };
  return (
    <>
      <Notice tone="done" title={m.count_bring_counted_title()}>
        <p>{stateWords(one, edition)}</p>
        <p>
          <ButtonLink href={resultPath.to(at)}>{m.count_bring_counted_link()}</ButtonLink>
        </p>
      </Notice>
      {!one.isCertified && mayConfirm && vote.kind !== 'sealed' && (
        <Disclosure summary={m.count_bring_withdraw_title()} open={problems.length > 0}>
          <form class="stack" action={countDesk.withdraw.to(at)} method="post" noValidate>
            <p>{m.count_bring_withdraw_text()}</p>
            <input type="hidden" name="votacion" value={vote.id} />
            <TextAreaField
              id="razon"
              name="razon"
              label={m.count_bring_withdraw_reason()}
              hint={m.count_bring_withdraw_reason_hint()}
              value={typed?.razon ?? ''}
              error={problems.find(({ field }) => field === 'razon')?.message}
            />
            <div>
              <Button kind="secondary">{m.count_bring_withdraw()}</Button>
            </div>
          </form>
        </Disclosure>
      )}
    </>
  );
}

export function placeOf({ place, slug }: PublicEdition) {
  return { institution: place.slug, edition: slug };
}

interface Framed {
  readonly title: string;
  readonly lead: string;
  readonly isUnder?: boolean;
  readonly status?: Page['status'] | undefined;
  readonly done?: string | undefined;
  readonly body: ComponentChildren;
}

function framed(edition: PublicEdition, page: Framed): Page {
  const { place, name } = edition;
  const at = placeOf(edition);
  const list = { label: m.count_bring_desk_title(), href: countDesk.contests.to(at) };
  return {
    ...(page.status === undefined ? {} : { status: page.status }),
    title: `${page.title}: ${name}`,
    description: page.lead,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={page.title}
        lead={page.lead}
        crumbs={[
          { label: place.name, href: deskPath.to({ institution: place.slug }) },
          { label: name, href: editionPath.to(at) },
          ...(page.isUnder === true ? [list, { label: page.title }] : [{ label: page.title }]),
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={page.done} />
          {page.body}
        </div>
      </section>
    ),
  };
}
