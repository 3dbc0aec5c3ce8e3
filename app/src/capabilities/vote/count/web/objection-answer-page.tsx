// One objection at the desk: what it says, and the answer of somebody who neither counted nor brought the vote in.
import { m } from '#words';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { editionDeskPath, type PublicEdition } from '../../../edition/editions/index.ts';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import { objectionOutcomes, remedies } from '../rules/objection.ts';
import type { Objection } from '../store/objections.ts';
import { TableField } from './object-page.tsx';
import {
  addressOf,
  Evidence,
  framedDesk,
  Group,
  ObjectionAnswer,
  ObjectionFacts,
  ObjectionTag,
  placeOf,
} from './objection-parts.tsx';
import { objectionDesk } from './objection-paths.ts';
import { askWords, outcomeWords } from './objection-words.ts';

export interface ObjectionAnswerPageProps {
  readonly edition: PublicEdition;
  readonly objection: Objection;
  readonly found: VoteOfContest;
  /** Civil day there. */
  readonly today: string;
  readonly evidence: KeptFile | undefined;
  /** Her role answers objections. */
  readonly mayAnswer: boolean;
  /** Her role counts. */
  readonly mayCount: boolean;
  /** She neither counted nor brought the vote in, nor objects. */
  readonly isIndependent: boolean;
  /** Where two officers may annul a contest of a sealed vote; undefined of any other. */
  readonly annulHref: string | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

const doneWords: Readonly<Record<string, () => string>> = {
  respondida: m.count_objection_done_answered,
  hecho: m.count_objection_done_remedy,
  contada: m.count_objection_done_counted,
};

export function objectionAnswerPage(props: ObjectionAnswerPageProps): Page {
  const { edition, objection, found, today, evidence, status, problems, done } = props;
  const [number, year] = [String(objection.number), String(objection.year)];
  const { timeZone } = edition.place;
  const isOpen = objection.outcome === null && objection.withdrawnAt === null;
  const word = done !== undefined && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  return framedDesk({
    edition,
    status,
    title: m.count_objection_of({ number, year }),
    tags: <ObjectionTag objection={objection} today={today} />,
    crumbs: [{ label: m.count_objection_short({ number, year }) }],
    done: word?.(),
    body: (
      <div class="stack-wide count-objection-form">
        <FormProblems problems={problems} />
        <ObjectionFacts {...{ objection, contest: found.contest.name, timeZone }} whole />
        <Evidence file={evidence} />
        <ObjectionAnswer objection={objection} timeZone={timeZone} />
        {isOpen && <Decide {...props} />}
        {objection.outcome !== null && <Follow {...props} />}
      </div>
    ),
  });
}

function Decide(props: ObjectionAnswerPageProps) {
  const { mayAnswer, isIndependent } = props;
  if (mayAnswer && isIndependent) return <AnswerForm {...props} />;
  return (
    <Notice>
      <p>{m.count_objection_desk_by_another()}</p>
    </Notice>
  );
}

function AnswerForm({ edition, objection, found, typed, problems }: ObjectionAnswerPageProps) {
  const tables = found.state.result?.tables ?? [];
  const offered = tables.length === 0 ? remedies.filter((one) => one !== 'annul-table') : remedies;
  return (
    <Group id="responder" title={m.count_objection_answer()}>
      <p>{m.count_objection_answer_lead()}</p>
      <form
        class="stack-wide"
        action={objectionDesk.objection.to(addressOf(edition, objection))}
        method="post"
        noValidate
      >
        <Choices
          id="resultado"
          name="resultado"
          label={m.count_objection_outcome()}
          error={problemOf(problems, 'resultado')}
          chosen={[typed.resultado ?? '']}
          options={objectionOutcomes.map((value) => ({ value, label: outcomeWords[value]() }))}
        />
        <Choices
          id="remedio"
          name="remedio"
          label={m.count_objection_remedy_choose()}
          error={problemOf(problems, 'remedio')}
          chosen={[typed.remedio ?? '']}
          options={offered.map((value) => ({ value, label: askWords[value]() }))}
        />
        {tables.length > 0 && (
          <TableField
            tables={tables}
            typed={typed.mesa ?? objection.table ?? ''}
            error={problemOf(problems, 'mesa')}
          />
        )}
        <TextAreaField
          id="razones"
          name="razones"
          label={m.count_objection_reasons()}
          hint={m.count_objection_reasons_hint()}
          error={problemOf(problems, 'razones')}
          value={typed.razones}
          rows={8}
        />
        <p class="secondary">{m.count_objection_answer_final()}</p>
        <p>
          <Button>{m.count_objection_answer_send()}</Button>
        </p>
      </form>
    </Group>
  );
}

/** What is still to be done once it was answered. */
function Follow(props: ObjectionAnswerPageProps) {
  const { edition, objection, found, mayAnswer, mayCount } = props;
  const { remedy, isRemedied, channel } = objection;
  const isCount = !isRemedied && (remedy === 'recount' || remedy === 'annul-table');
  const { isCertified, isFoundWrong } = found.vote;
  const stands = isCertified && !isFoundWrong;
  return (
    <>
      {channel === 'paper' && <p>{m.count_objection_paper_hand_over()}</p>}
      {!isRemedied && remedy === 'other' && mayAnswer && <DoneForm {...props} />}
      {!isRemedied && remedy === 'repeat' && (
        <p>
          <a href={editionDeskPath.to(placeOf(edition))}>{m.count_objection_remedy_go_repeat()}</a>
        </p>
      )}
      {!isRemedied && remedy === 'repeat' && props.annulHref !== undefined && (
        <p>
          <a href={props.annulHref}>{m.count_objection_remedy_go_annul()}</a>
        </p>
      )}
      {isCount && stands && (
        <p>
          <a href={objectionDesk.list.to(placeOf(edition))}>
            {m.count_objection_remedy_after_certified()}
          </a>
        </p>
      )}
      {isCount && !stands && mayCount && (
        <form
          class="stack"
          action={objectionDesk.recount.to(addressOf(edition, objection))}
          method="post"
        >
          <p class="secondary">{m.count_objection_remedy_waits_hint()}</p>
          <p>
            <Button>{m.count_objection_remedy_go_count()}</Button>
          </p>
        </form>
      )}
    </>
  );
}

function DoneForm({ edition, objection, typed, problems }: ObjectionAnswerPageProps) {
  return (
    <form
      class="stack"
      action={objectionDesk.done.to(addressOf(edition, objection))}
      method="post"
      noValidate
    >
      <TextAreaField
        id="hecho"
        name="hecho"
        label={m.count_objection_remedy_how()}
        error={problemOf(problems, 'hecho')}
        value={typed.hecho}
        rows={3}
      />
      <p>
        <Button>{m.count_objection_remedy_finish()}</Button>
      </p>
    </form>
  );
}
