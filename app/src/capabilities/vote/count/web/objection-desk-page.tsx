// The desk of the objections of an edition: what waits first, and, for each contest, what is missing before its certification.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import { decideCertification } from '../rules/certification.ts';
import { objectionState } from '../rules/objection.ts';
import type { Objection } from '../store/objections.ts';
import { CertificationState } from './certification-state.tsx';
import { addressOf, framedDesk, Group, ObjectionTag, placeOf } from './objection-parts.tsx';
import { objectionDesk } from './objection-paths.ts';
import { longDay, objectionSentence } from './objection-words.ts';
import { windowWords } from './objections-page.tsx';

export interface ObjectionDeskPageProps {
  readonly edition: PublicEdition;
  readonly votes: readonly VoteOfContest[];
  readonly objections: readonly Objection[];
  /** Civil day there. */
  readonly today: string;
  readonly now: Date;
  readonly mayCertify: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Code of the contest whose form has these problems. */
  readonly contest: string | undefined;
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export function objectionDeskPage(props: ObjectionDeskPageProps): Page {
  const { edition, votes, objections, problems, status, done } = props;
  return framedDesk({
    edition,
    status,
    title: m.count_objection_desk_title(),
    lead: m.count_objection_desk_lead(),
    done: done === 'respondida' ? m.count_objection_done_answered() : undefined,
    body: (
      <>
        <FormProblems problems={problems} />
        <Group id="objeciones" title={m.count_objection_list_title()}>
          {objections.length === 0 ? (
            <EmptyState title={m.count_objection_list_none_title()} level={3}>
              {m.count_objection_list_none()}
            </EmptyState>
          ) : (
            <DeskTable {...props} />
          )}
        </Group>
        <Group id="certificacion" title={m.count_certify_title()}>
          <p>{m.count_certify_enter_paper_first()}</p>
          <ul class="stack-wide">
            {votes.map((one) => (
              <li>
                <Contest {...props} one={one} />
              </li>
            ))}
          </ul>
        </Group>
      </>
    ),
  });
}

const order = { late: 0, waiting: 1, 'to-remedy': 2, answered: 3, withdrawn: 4 } as const;

function DeskTable({ edition, votes, objections, today }: ObjectionDeskPageProps) {
  const names = new Map(votes.map(({ contest }) => [contest.id, contest.name]));
  const turn = (one: Objection) => order[objectionState(one, today)];
  const sorted = objections.toSorted((a, b) => turn(a) - turn(b) || a.number - b.number);
  return (
    <RuledTable
      caption={m.count_objection_list_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.count_objection_column_number() },
        { label: m.count_objection_column_contest() },
        { label: m.count_objection_column_received() },
        { label: m.count_objection_column_state() },
      ]}
      rows={sorted.map((one) => [
        <a href={objectionDesk.objection.to(addressOf(edition, one))}>
          {m.count_objection_short({ number: String(one.number), year: String(one.year) })}
        </a>,
        <span lang={writtenLang()}>{names.get(one.contestId) ?? ''}</span>,
        longDay(one.receivedOn),
        <ObjectionTag objection={one} today={today} />,
      ])}
    />
  );
}

function Contest(props: ObjectionDeskPageProps & { readonly one: VoteOfContest }) {
  const { edition, one, today, now, mayCertify } = props;
  const { contest, vote } = one;
  const may = decideCertification(vote, now);
  const at = { ...placeOf(edition), contest: contest.code };
  const canCorrect = mayCertify && vote.isCertified && !vote.isFoundWrong;
  return (
    <div class="stack">
      <h3 lang={writtenLang()}>{contest.name}</h3>
      <CertificationState one={one} />
      <p>{windowWords(one, today)}</p>
      {!vote.isLastCertified && vote.result !== undefined && (
        <p>
          {may.ok ? <Tag tone="done">{m.count_certify_ready()}</Tag> : objectionSentence(may.error)}
        </p>
      )}
      {may.ok && mayCertify && (
        <form class="stack" action={objectionDesk.certify.to(at)} method="post">
          <p class="secondary">{m.count_certify_propose_hint()}</p>
          <p>
            <Button>{m.count_certify_propose()}</Button>
          </p>
        </form>
      )}
      {canCorrect &&
        (vote.isSanctionInLog ? (
          <p>{objectionSentence({ code: 'count/sanction-in-log' })}</p>
        ) : (
          <Correct {...props} at={at} />
        ))}
    </div>
  );
}

type CorrectProps = ObjectionDeskPageProps & {
  readonly one: VoteOfContest;
  readonly at: Parameters<typeof objectionDesk.correct.to>[0];
};

function Correct({ one, at, contest, typed, problems }: CorrectProps) {
  const isThis = contest === one.contest.code;
  const field = isThis ? 'razon' : `razon-${one.contest.code}`;
  return (
    <Disclosure summary={m.count_certify_correct()} open={isThis}>
      <form class="stack" action={objectionDesk.correct.to(at)} method="post" noValidate>
        <p class="secondary">{m.count_certify_correct_hint()}</p>
        <TextAreaField
          id={field}
          name="razon"
          label={m.count_certify_correct_reason()}
          error={isThis ? problemOf(problems, 'razon') : undefined}
          value={isThis ? typed.razon : ''}
          rows={4}
        />
        <p>
          <Button kind="secondary">{m.count_certify_correct_propose()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
