// Where the author of a proposal reads what the institution would change and why, and accepts it or objects.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import { type Proposal, proposalPath, proposalsPath } from '../../proposals/index.ts';
import { lastInstantOf } from '../rules/terms.ts';
import type { Change } from '../store/changes.ts';
import { ChangeDiff } from './change-diff.tsx';
import { addressOf } from './own-routes.ts';
import { changePath } from './paths.ts';
import { lastInstantWords } from './words.ts';

export interface ChangePageProps {
  readonly proposal: Proposal;
  readonly change: Change;
  /** Co-authors read it, and do not answer for her. */
  readonly mayAnswer: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function changePage(props: ChangePageProps): Page {
  const { proposal, change, mayAnswer, problems, status } = props;
  const { timeZone } = proposal;
  const until = lastInstantWords(lastInstantOf(timeZone, change.answerUntil), timeZone);
  const lead = m.review_change_lead({ institution: proposal.institutionName, until });
  return {
    ...(status === undefined ? {} : { status }),
    ...framedForAuthor(proposal, m.review_change_title(), lead),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Notice title={m.review_change_why()}>
            <p class="review-lines" lang={writtenLang()}>
              {change.reason}
            </p>
            <MeetingLine change={change} />
          </Notice>
          <ChangeDiff before={change.before} after={change.contents} />
          {mayAnswer ? <Form {...props} /> : <p>{m.review_change_coauthor()}</p>}
        </div>
      </section>
    ),
  };
}

export function MeetingLine({
  change: { meetingTitle, meetingSlug },
}: {
  readonly change: Pick<Change, 'meetingTitle' | 'meetingSlug'>;
}) {
  if (meetingSlug === null) return null;
  return (
    <p>
      {m.review_change_agreed_in()}{' '}
      <a href={gatheringPath.to({ gathering: meetingSlug })}>{meetingTitle}</a>
    </p>
  );
}

function Form({ proposal, change, typed, problems }: ChangePageProps) {
  return (
    <form
      class="stack-wide review-form"
      action={changePath.to(addressOf(proposal))}
      method="post"
      noValidate
    >
      <input type="hidden" name="cambio" value={change.id} />
      <Choices
        id="respuesta"
        name="respuesta"
        label={m.review_change_answer()}
        error={problemOf(problems, 'respuesta')}
        chosen={[typed.respuesta ?? '']}
        options={[
          {
            value: 'accepted',
            label: m.review_change_accept(),
            hint: m.review_change_accept_hint(),
          },
          {
            value: 'objected',
            label: m.review_change_object(),
            hint: m.review_change_object_hint(),
          },
        ]}
      />
      <TextAreaField
        id="postura"
        name="postura"
        label={m.review_change_position()}
        hint={m.review_change_position_hint()}
        error={problemOf(problems, 'postura')}
        value={typed.postura}
        rows={5}
      />
      <p>
        <Button>{m.review_change_send()}</Button>
      </p>
    </form>
  );
}

/** The frame of the pages on which an author answers. */
export function framedForAuthor(proposal: Proposal, title: string, lead: string) {
  const { institutionSlug: institution, editionSlug: edition, editionName, contents } = proposal;
  return {
    title: `${title}: ${contents.title}`,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={[
          { label: editionName, href: proposalsPath.to({ institution, edition }) },
          { label: contents.title, href: proposalPath.to(addressOf(proposal)) },
          { label: title },
        ]}
      />
    ),
  } as const;
}

/** After she answered or appealed: what was received, and the way back. */
export function receivedPage(proposal: Proposal, said: string): Page {
  return {
    ...framedForAuthor(proposal, m.review_received_title(), said),
    body: (
      <section class="section">
        <div class="wrap stack">
          <Done text={said} />
          <p>
            <a href={proposalPath.to(addressOf(proposal))}>{proposal.contents.title}</a>
          </p>
        </div>
      </section>
    ),
  };
}
