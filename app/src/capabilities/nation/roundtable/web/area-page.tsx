// One common area: who backs it drawn against what the quorum asks, who withdrew and why, when it was common, and what it grew from.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { TURNED_DAYS } from '../actions/turn-into-action.ts';
import { stateOfArea } from '../rules/quorum.ts';
import type { AgendaAction } from '../store/agenda.ts';
import type { Area, BackingOfMember } from '../store/areas.ts';
import type { Member } from '../store/members.ts';
import type { Question } from '../store/topics.ts';
import { sittingPath, turnAreaPath } from './agenda-paths.ts';
import { ActionLink } from './agenda-words.tsx';
import { type AreasRead, backingOfArea } from './areas-page.tsx';
import { crumbs } from './parts.tsx';
import { AreaTag, dayThere, MemberLink } from './topic-parts.tsx';
import { areasPath, seatTopic, topicHref } from './topic-paths.ts';

export interface AreaPageProps extends AreasRead {
  readonly area: Area;
  /** Those that it grew from. */
  readonly questions: readonly Question[];
  /** That it became. */
  readonly action: Pick<AgendaAction, 'number' | 'title'> | undefined;
  /** Of whoever asks and speaks for a member. */
  readonly seat: { readonly memberId: string } | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function areaPage(props: AreaPageProps): Page {
  const { area, members, questions, status, problems, done } = props;
  const proposer = members.find(({ id }) => id === area.proposedBy);
  return {
    ...(status === undefined ? {} : { status }),
    title: `${area.title}: ${m.roundtable_areas()}`,
    description: area.text,
    hero: (
      <Hero
        title={area.title}
        crumbs={crumbs(
          { label: m.roundtable_areas(), href: areasPath.to({}) },
          { label: area.title },
        )}
        lead={<span lang={writtenLang()}>{area.text}</span>}
        tags={<AreaTag state={stateOfArea(area.periods)} />}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          <section class="stack" aria-labelledby="respaldos">
            <h2 id="respaldos">{m.roundtable_backings()}</h2>
            <Standing {...props} />
            <Backers {...props} />
            <Act {...props} />
          </section>
          <AreaAction {...props} />
          <section class="stack" aria-labelledby="origen">
            <h2 id="origen">{m.roundtable_area_origin()}</h2>
            {proposer && (
              <p>
                {m.roundtable_area_proposed_by()} <MemberLink member={proposer} />,{' '}
                {dayThere(area.proposedAt)}
              </p>
            )}
            <p>
              <a href={topicHref(area.topicNumber)} lang={writtenLang()}>
                {area.topicTitle}
              </a>
            </p>
            <ul class="roundtable-rows" lang={writtenLang()}>
              {questions.map(({ statement }) => (
                <li>{statement}</li>
              ))}
            </ul>
          </section>
        </div>
      </section>
    ),
  };
}

/** What it lacks, drawn to scale, and each period in which it was common. */
function Standing(props: AreaPageProps) {
  const { area, members } = props;
  const backing = backingOfArea(area, props);
  if (backing === undefined) return <p>{m.roundtable_quorum_none()}</p>;
  const sitting = members.filter(({ leftOn }) => leftOn === undefined).length;
  const { backedCount, needed, quorum } = backing;
  const missing = backing.missing.map((id) => members.find((one) => one.id === id)?.name ?? '');
  return (
    <div class="stack">
      <BackedBar backed={backedCount} needed={needed} of={sitting} />
      <p>
        {m.roundtable_area_stands({ count: backedCount, needed, of: sitting })}
        {missing.length > 0 && (
          <>
            {' '}
            <strong>{m.roundtable_area_missing({ members: missing.join(', ') })}</strong>
          </>
        )}
        <span class="roundtable-note">
          {m.roundtable_quorum_by({ part: `${quorum.numerator}/${quorum.denominator}` })}{' '}
          <a href={sittingPath.to({ sitting: String(quorum.sitting) })}>
            {m.roundtable_quorum_agreement({ number: `${quorum.sitting}.${quorum.agreement}` })}
          </a>
        </span>
      </p>
      {area.periods.length > 0 && (
        <ul class="stack">
          {area.periods.map(({ beganAt, endedAt }) => (
            <li>
              {endedAt === undefined
                ? m.roundtable_area_since({ day: dayThere(beganAt) })
                : m.roundtable_area_between({ from: dayThere(beganAt), until: dayThere(endedAt) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Every member that sits is as wide as another; the mark stands where the quorum is met. The figures are text beside it. */
function BackedBar({
  backed,
  needed,
  of,
}: {
  readonly backed: number;
  readonly needed: number;
  readonly of: number;
}) {
  const part = (count: number) => `${Math.round((10_000 * count) / Math.max(1, of)) / 100}%`;
  return (
    <svg class="roundtable-bar" width="100%" height="28" aria-hidden="true" focusable="false">
      <rect class="roundtable-bar-silent" y="6" width="100%" height="16" />
      <rect class="roundtable-bar-agree" y="6" width={part(backed)} height="16" />
      <line class="roundtable-bar-mark" x1={part(needed)} x2={part(needed)} y1="0" y2="28" />
    </svg>
  );
}

/** Who backs it since when, who took its backing back and why, and who has not given it. */
function Backers({ area, members }: AreaPageProps) {
  const memberOf = (id: string) => members.find((one) => one.id === id);
  const kept = area.backings.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const sits = ({ memberId }: BackingOfMember) => memberOf(memberId)?.leftOn === undefined;
  const standing = kept.filter(sits);
  const gone = kept.filter((one) => !sits(one));
  const withdrawn = area.backings.filter(({ withdrawnAt }) => withdrawnAt !== undefined);
  const others = members.filter(
    ({ id, leftOn }) => leftOn === undefined && !standing.some(({ memberId }) => memberId === id),
  );
  return (
    <>
      <Backings
        title={m.roundtable_backed_now({ count: standing.length })}
        backings={standing}
        memberOf={memberOf}
      />
      <Backings
        title={m.roundtable_backed_by_gone({ count: gone.length })}
        backings={gone}
        memberOf={memberOf}
      />
      {withdrawn.length > 0 && <Withdrawn backings={withdrawn} memberOf={memberOf} />}
      {others.length > 0 && (
        <>
          <h3>{m.roundtable_backed_not({ count: others.length })}</h3>
          <ul class="roundtable-names">
            {others.map((member) => (
              <li>
                <Named member={member} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface NamedProps {
  readonly member: Member | undefined;
  readonly children?: string;
}

function Named({ member, children }: NamedProps) {
  return (
    <>
      {member && <MemberLink member={member} />}
      {children && <span class="roundtable-note">{children}</span>}
    </>
  );
}

interface BackingsProps {
  readonly backings: readonly BackingOfMember[];
  readonly memberOf: (id: string) => Member | undefined;
}

function Backings({ title, backings, memberOf }: BackingsProps & { readonly title: string }) {
  if (backings.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="roundtable-names">
        {backings.map(({ memberId, backedAt }) => (
          <li>
            <Named member={memberOf(memberId)}>
              {m.roundtable_backed_since({ day: dayThere(backedAt) })}
            </Named>
          </li>
        ))}
      </ul>
    </>
  );
}

function Withdrawn({ backings, memberOf }: BackingsProps) {
  return (
    <>
      <h3>{m.roundtable_backed_no_more({ count: backings.length })}</h3>
      <ul class="roundtable-rows">
        {backings.map(({ memberId, backedAt, withdrawnAt, reason }) => (
          <li>
            <Named member={memberOf(memberId)}>
              {m.roundtable_backed_between({
                from: dayThere(backedAt),
                until: withdrawnAt === undefined ? '' : dayThere(withdrawnAt),
              })}
            </Named>
            <div class="roundtable-quote" lang={writtenLang()}>
              {reason}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is common is one press away from being an action, once. */
function AreaAction({ area, action, seat }: AreaPageProps) {
  const mayTurn = seat !== undefined && stateOfArea(area.periods) === 'common';
  if (action === undefined && !mayTurn) return null;
  return (
    <section class="stack" aria-labelledby="accion">
      <h2 id="accion">{m.roundtable_action()}</h2>
      {action === undefined ? (
        <form action={turnAreaPath.to({ area: String(area.number) })} method="post">
          <Button kind="secondary">{m.roundtable_opportunity_turn()}</Button>
          <span class="roundtable-note">
            {m.roundtable_opportunity_turn_note({ days: TURNED_DAYS })}
          </span>
        </form>
      ) : (
        <p>
          <ActionLink action={action} />
        </p>
      )}
    </section>
  );
}

function Act({ area, seat, typed, problems }: AreaPageProps) {
  if (seat === undefined) return null;
  const at = { area: String(area.number) };
  const backs = area.backings.some(
    ({ memberId, withdrawnAt }) => memberId === seat.memberId && withdrawnAt === undefined,
  );
  if (!backs) {
    return (
      <form action={seatTopic.back.to(at)} method="post">
        <Button>{m.roundtable_back()}</Button>
      </form>
    );
  }
  return (
    <form class="stack roundtable-form" action={seatTopic.withdraw.to(at)} method="post" noValidate>
      <TextAreaField
        id="razon"
        name="razon"
        label={m.roundtable_withdraw_backing_reason()}
        hint={m.roundtable_hint_public()}
        error={problemOf(problems, 'razon')}
        value={typed.razon}
      />
      <p>
        <Button kind="secondary">{m.roundtable_withdraw_backing()}</Button>
      </p>
    </form>
  );
}
