// The desk where a sealed vote is closed and opened: each step with who signs it, the shares of the key, and what became of the count.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../../platform/http/form.ts';
import type { Page } from '../../../../../platform/http/route.ts';
import { currentLocale } from '../../../../../platform/words.ts';
import { Button } from '../../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../../ui/field/field.tsx';
import { formatInstant, formatNumber } from '../../../../../ui/format.ts';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import { Done } from '../../../../../ui/notice/done.tsx';
import { Notice } from '../../../../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../../../../ui/progress/progress-of-work.tsx';
import { RuledTable } from '../../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../../ui/tag/tag.tsx';
import { deskPath } from '../../../../ground/institutions/index.ts';
import { decideOpening, decidePaperClose, paperCloseFrom } from '../../rules/sealed/closing.ts';
import type { LogState } from '../../rules/sealed/log-state.ts';
import type { SealedElection } from '../../store/sealed/elections.ts';
import type { FollowedLog } from '../../store/sealed/logs.ts';
import type { Opening } from '../../store/sealed/openings.ts';
import type { AskedLeaf } from '../../store/sealed/sealed-results.ts';
import { kindWords } from './leaf-words.ts';
import { openingDesk, recordPaths } from './record-paths.ts';
import { differenceWords, openingFailureWords, phaseTag, problemWords } from './state-words.tsx';

const OPENING_ISLAND = 'src/capabilities/vote/count/web/sealed/opening.client.tsx';
const LOOK_AGAIN_SECONDS = 2;

export interface OpeningPageProps {
  readonly election: SealedElection;
  readonly state: LogState;
  readonly followed: FollowedLog;
  readonly opening: Opening | undefined;
  readonly asked: readonly AskedLeaf[];
  readonly actHref: (act: string) => string;
  readonly mayOpen: boolean;
  readonly now: Date;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done?: string | undefined;
}

export function openingPage(props: OpeningPageProps): Page {
  const { election, state, opening, problems = [], status, done } = props;
  const title = m.count_opening_title();
  const { mode, t: needed, n: holders } = election.manifest.urn;
  const lead =
    mode === 'server'
      ? m.count_opening_lead_own()
      : m.count_opening_lead_shared({ needed, holders });
  const isBusy =
    opening?.state === 'opening' || (opening?.state === 'waiting' && state.urnKey !== undefined);
  return {
    ...(status !== undefined && { status }),
    title: `${title} · ${election.title}`,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    ...(election.isDemonstration && { demonstration: m.count_sealed_demonstration() }),
    islands: [OPENING_ISLAND],
    ...(isBusy && { refreshAfterSeconds: LOOK_AGAIN_SECONDS }),
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={phaseTag(state.phase)}
        crumbs={[
          {
            label: election.institutionName,
            href: deskPath.to({ institution: election.institutionSlug }),
          },
          { label: election.title },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} />
          {props.followed.problem !== undefined && (
            <Notice tone="warning" title={m.count_sealed_problem_title()}>
              <p>{problemWords[props.followed.problem]()}</p>
            </Notice>
          )}
          <Steps {...props} />
          <Acts {...props} />
          <p>
            <a href={recordPaths.record.to({ election: election.id })}>
              {m.count_sealed_record_title()}
            </a>
          </p>
        </div>
      </section>
    ),
  };
}

function addressOf({ election }: OpeningPageProps) {
  return { institution: election.institutionSlug, election: election.id };
}

function instant({ election: { timeZone } }: OpeningPageProps, when: Date): string {
  return formatInstant(when, currentLocale(), { timeZone });
}

function Steps(props: OpeningPageProps) {
  return (
    <ol class="count-steps">
      <li class="stack">
        <h2>{m.count_opening_step_close()}</h2>
        <CloseStep {...props} />
      </li>
      <li class="stack">
        <h2>{m.count_opening_step_paper()}</h2>
        <PaperStep {...props} />
      </li>
      <li class="stack">
        <h2>{m.count_opening_step_key()}</h2>
        <KeyStep {...props} />
      </li>
      <li class="stack">
        <h2>{m.count_opening_step_count()}</h2>
        <CountStep {...props} />
      </li>
    </ol>
  );
}

function CloseStep(props: OpeningPageProps) {
  const { close, castUntil } = props.state;
  if (close === undefined) {
    return <p>{m.count_opening_close_waits({ when: instant(props, new Date(castUntil)) })}</p>;
  }
  const ballots = close.leaf.ballots.reduce((sum, { n }) => sum + n, 0);
  return (
    <p>
      {m.count_opening_closed({
        when: instant(props, new Date(close.leaf.at)),
        number: formatNumber(ballots, currentLocale()),
      })}
    </p>
  );
}

function PaperStep(props: OpeningPageProps) {
  const { state, now, mayOpen } = props;
  if (state.paperClose !== undefined) {
    return (
      <p>
        {m.count_opening_paper_closed({ when: instant(props, new Date(state.paperClose.leaf.at)) })}
      </p>
    );
  }
  const from = paperCloseFrom(state);
  if (from === undefined) return <p>{m.count_opening_after_close()}</p>;
  const may = decidePaperClose(state, now);
  return (
    <>
      <p>{m.count_opening_paper_text()}</p>
      {!may.ok && <p>{m.count_opening_paper_from({ when: instant(props, from) })}</p>}
      {may.ok && mayOpen && (
        <form action={openingDesk.paperClose.to(addressOf(props))} method="post">
          <Button>{m.count_opening_paper_button()}</Button>
        </form>
      )}
    </>
  );
}

function KeyStep(props: OpeningPageProps) {
  const { state, mayOpen, election } = props;
  if (state.urnKey !== undefined) {
    return (
      <p>{m.count_opening_key_there({ when: instant(props, new Date(state.urnKey.leaf.at)) })}</p>
    );
  }
  if (state.unopenable !== undefined) {
    return (
      <Notice tone="warning" title={m.count_sealed_phase_unopenable()}>
        <p>{state.unopenable.leaf.reason}</p>
      </Notice>
    );
  }
  if (!decideOpening(state).ok || !mayOpen) return <p>{m.count_opening_after_paper()}</p>;
  if (election.manifest.urn.mode === 'server') {
    return (
      <form class="stack" action={openingDesk.release.to(addressOf(props))} method="post">
        <p>{m.count_opening_release_text()}</p>
        <div>
          <Button>{m.count_opening_release_button()}</Button>
        </div>
      </form>
    );
  }
  return (
    <>
      <Shares {...props} />
      <Lost {...props} />
    </>
  );
}

/** Shares have no name in the form: they are read and joined in this browser, and only the key is sent. */
function Shares(props: OpeningPageProps) {
  const { id, manifest } = props.election;
  const { t, holders, commits } = manifest.urn;
  return (
    <form
      class="stack"
      id="partes"
      action={openingDesk.key.to(addressOf(props))}
      method="post"
      data-election={id}
      data-commits={commits.join(' ')}
      data-holders={JSON.stringify(holders.map(({ i, name }) => [i, name]))}
      hidden
    >
      <p>{m.count_opening_shares_text({ t: String(t), n: String(holders.length) })}</p>
      {Array.from({ length: t }, (_, place) => (
        <div class="stack">
          <Field
            id={`parte-${place + 1}`}
            name=""
            label={m.count_opening_share({ number: String(place + 1) })}
            hint={m.count_opening_share_hint()}
          />
          <div data-reader={`parte-${place + 1}`} />
        </div>
      ))}
      <p role="status" />
      <input type="hidden" name="u" />
      <div>
        <Button>{m.count_opening_shares_button()}</Button>
      </div>
    </form>
  );
}

function Lost(props: OpeningPageProps) {
  const { problems = [], typed } = props;
  const wrong = problems.find(({ field }) => field === 'motivo')?.message;
  return (
    <>
      <noscript>
        <Notice tone="warning">
          <p>{m.count_opening_needs_script()}</p>
        </Notice>
      </noscript>
      <Disclosure summary={m.count_opening_lost_title()} open={wrong !== undefined}>
        <form
          class="stack"
          action={openingDesk.unopenable.to(addressOf(props))}
          method="post"
          noValidate
        >
          <p>{m.count_opening_lost_text()}</p>
          <TextAreaField
            id="motivo"
            name="motivo"
            label={m.count_opening_lost_reason()}
            value={typed?.motivo ?? ''}
            error={wrong}
          />
          <div>
            <Button kind="secondary">{m.count_opening_lost_button()}</Button>
          </div>
        </form>
      </Disclosure>
    </>
  );
}

function CountStep(props: OpeningPageProps) {
  const { opening, state, mayOpen } = props;
  if (opening?.state === 'counted') {
    return (
      <>
        <p>{m.count_opening_counted()}</p>
        {opening.excluded.length > 0 && (
          <Notice tone="warning" title={m.count_opening_excluded_title()}>
            <ul>
              {opening.excluded.map(({ tracker, code }) => (
                <li>
                  <span class="code">{tracker}</span>: {code}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </>
    );
  }
  if (opening?.state === 'failed' && opening.failure !== null) {
    return (
      <Notice tone="warning" title={m.count_opening_failed_title()}>
        <p>{openingFailureWords[opening.failure]()}</p>
        {opening.differences.length > 0 && (
          <ul>
            {opening.differences.map(({ tracker, how }) => (
              <li>
                {tracker !== '' && (
                  <>
                    <span class="code">{tracker}</span>:{' '}
                  </>
                )}
                {differenceWords[how]()}
              </li>
            ))}
          </ul>
        )}
        {mayOpen && <Again {...props} />}
      </Notice>
    );
  }
  if (state.urnKey === undefined) return <p>{m.count_opening_after_key()}</p>;
  if (opening === undefined) {
    return mayOpen ? <Again {...props} /> : <p>{m.count_opening_after_key()}</p>;
  }
  if (opening.state === 'waiting') return <p>{m.count_opening_waits_urn()}</p>;
  const { done, total } = opening;
  const sentence = m.count_opening_progress({
    done: formatNumber(done, currentLocale()),
    total: formatNumber(total, currentLocale()),
  });
  const share = total === 0 ? 0 : done / total;
  return (
    <ProgressOfWork
      id="avance"
      label={m.count_opening_step_count()}
      share={share}
      sentence={sentence}
    >
      <a href={openingDesk.desk.to(addressOf(props))}>{m.count_bring_counting_look()}</a>
    </ProgressOfWork>
  );
}

function Again(props: OpeningPageProps) {
  return (
    <form action={openingDesk.release.to(addressOf(props))} method="post">
      <Button>{m.count_opening_again_button()}</Button>
    </form>
  );
}

function Acts(props: OpeningPageProps) {
  const { asked, actHref } = props;
  if (asked.length === 0) return null;
  const words = kindWords as Readonly<Record<string, () => string>>;
  return (
    <section class="stack" aria-labelledby="actos">
      <h2 id="actos">{m.count_opening_acts_title()}</h2>
      <RuledTable
        caption={m.count_opening_acts_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.count_sealed_column_kind() },
          { label: m.count_opening_column_asked() },
          { label: m.count_bring_column_state() },
        ]}
        rows={asked.map((one) => [
          <a href={actHref(one.actId)}>{words[one.kind]?.() ?? one.kind}</a>,
          instant(props, one.askedAt),
          actTag(one, props.now),
        ])}
      />
    </section>
  );
}

function actTag({ outcome, expiresAt }: AskedLeaf, now: Date) {
  if (outcome === 'signed') return <Tag tone="done">{m.count_opening_act_signed()}</Tag>;
  if (outcome !== null) return <Tag tone="stop">{m.count_opening_act_ended()}</Tag>;
  return now < expiresAt ? (
    <Tag tone="attention">{m.count_opening_act_waiting()}</Tag>
  ) : (
    <Tag tone="stop">{m.count_opening_act_expired()}</Tag>
  );
}
