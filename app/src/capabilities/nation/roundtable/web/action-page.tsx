// One action of the agenda: what it is and came from, who answers for it, how it goes, who signed; and what a member may do.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { isGoing, missingSignatures } from '../rules/action.ts';
import type { OwnerOfAction } from '../store/agenda.ts';
import { type ActionPageProps, OwnSteps } from './action-steps.tsx';
import { agendaPath, opportunitiesPath } from './agenda-paths.ts';
import {
  ActionTag,
  AgreementLink,
  dayOfInstant,
  EvidenceRows,
  MemberName,
  moneyOf,
  partWords,
  Said,
  whenOf,
} from './agenda-words.tsx';
import { BottleneckLink } from './bottleneck-pages.tsx';
import { crumbs, dayOf } from './parts.tsx';
import { areaHref } from './topic-paths.ts';

export function actionPage(props: ActionPageProps): Page {
  const { action, seat, today, problems, status, done } = props;
  const { number, title, dueOn } = action;
  const lead = m.roundtable_action_until({ day: dayOf(dueOn) });
  return {
    ...(status === undefined ? {} : { status }),
    title: `${number}. ${title}: ${m.roundtable_agenda()}`,
    description: lead,
    hero: (
      <Hero
        title={<span lang={writtenLang()}>{title}</span>}
        lead={lead}
        crumbs={crumbs(
          { label: m.roundtable_agenda(), href: agendaPath.to({}) },
          { label: String(number) },
        )}
        tags={<ActionTag action={action} today={today} />}
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <Done text={done} />
            <FormProblems problems={problems} />
            <WhatItIs {...props} />
          </div>
        </section>
        <section class="section">
          <div class="wrap stack">
            <Owners {...props} />
          </div>
        </section>
        <section class="section">
          <div class="wrap stack">
            <Updates {...props} />
          </div>
        </section>
        {seat && (
          <section class="section">
            <div class="wrap stack roundtable-form">
              <OwnSteps {...props} seat={seat} />
            </div>
          </section>
        )}
      </>
    ),
  };
}

function WhatItIs({ action }: ActionPageProps) {
  const { text, startsOn, dueOn, budgetClp, proposedBy, proposedAt, agreements } = action;
  return (
    <>
      <HowItEnded action={action} />
      <p class="roundtable-quote" lang={writtenLang()}>
        {text}
      </p>
      <dl class="stack roundtable-said">
        <Said label={m.roundtable_action_days()}>
          {dayOf(startsOn)} – {dayOf(dueOn)}
        </Said>
        {budgetClp !== undefined && <Said label={m.roundtable_budget()}>{moneyOf(budgetClp)}</Said>}
        <Said label={m.roundtable_proposed_by()}>
          <MemberName member={proposedBy} />, {dayOfInstant(proposedAt)}
        </Said>
        <Origin action={action} />
        {agreements.length > 0 && (
          <Said label={m.roundtable_agreements()}>
            {agreements.map((agreement, at) => (
              <>
                {at > 0 && ', '}
                <AgreementLink agreement={agreement} />
              </>
            ))}
          </Said>
        )}
      </dl>
    </>
  );
}

function Origin({ action: { opportunity, area, bottlenecks } }: Pick<ActionPageProps, 'action'>) {
  return (
    <>
      {opportunity && (
        <Said label={m.roundtable_origin()}>
          <a
            href={`${opportunitiesPath.to({})}#oportunidad-${opportunity.number}`}
            lang={writtenLang()}
          >
            {opportunity.title}
          </a>
        </Said>
      )}
      {area && (
        <Said label={m.roundtable_origin_area()}>
          <a href={areaHref(area.number)} lang={writtenLang()}>
            {area.title}
          </a>
        </Said>
      )}
      {bottlenecks.length > 0 && (
        <Said label={m.roundtable_bottlenecks()}>
          <ul>
            {bottlenecks.map((one) => (
              <li>
                <BottleneckLink bottleneck={one} />
              </li>
            ))}
          </ul>
        </Said>
      )}
    </>
  );
}

function HowItEnded({ action }: Pick<ActionPageProps, 'action'>) {
  const { state, endedAt, endReason, cancelledBy } = action;
  if (endedAt === undefined) return null;
  const day = dayOfInstant(endedAt);
  if (state === 'done') {
    return (
      <Notice tone="done">
        <p>{m.roundtable_action_done_on({ day })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={m.roundtable_action_cancelled_on({ day })}>
      <p lang={writtenLang()}>{endReason}</p>
      {cancelledBy && (
        <p>
          <AgreementLink agreement={cancelledBy} />
        </p>
      )}
    </Notice>
  );
}

function Owners({ action }: ActionPageProps) {
  const { owners, signatures, state } = action;
  const missing = missingSignatures(
    owners,
    signatures.map(({ memberId }) => memberId),
  );
  // Once one signed, the others are waited for.
  const awaits = ({ memberId }: OwnerOfAction) =>
    isGoing(state) && signatures.length > 0 && missing.includes(memberId);
  return (
    <>
      <h2>{m.roundtable_owners()}</h2>
      {isGoing(state) && <p>{m.roundtable_owners_note()}</p>}
      <ul class="roundtable-rows">
        {owners.map((owner) => {
          const signed = signatures.find(({ memberId }) => memberId === owner.memberId);
          const before = owners.find(({ memberId }) => memberId === owner.takesOver);
          return (
            <li>
              <MemberName member={owner.member} /> <Tag>{partWords[owner.part]()}</Tag>{' '}
              {!owner.hasAccepted && <Tag tone="attention">{m.roundtable_owner_asked()}</Tag>}
              {signed && (
                <Tag tone="done">{m.roundtable_signed({ day: whenOf(signed.signedAt) })}</Tag>
              )}
              {awaits(owner) && <Tag tone="attention">{m.roundtable_signature_missing()}</Tag>}
              {before && (
                <span class="roundtable-note">
                  {m.roundtable_takes_over({ member: before.member.name })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Updates({ action: { updates } }: ActionPageProps) {
  return (
    <>
      <h2>{m.roundtable_progress()}</h2>
      {updates.length === 0 ? (
        <p>{m.roundtable_progress_none()}</p>
      ) : (
        <ul class="roundtable-rows">
          {updates.map(({ progress, text, evidence, writtenAt, member }) => (
            <li>
              <strong>{progress} %</strong> <MemberName member={member} />, {whenOf(writtenAt)}
              <p class="roundtable-quote" lang={writtenLang()}>
                {text}
              </p>
              <EvidenceRows evidence={evidence} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
