// Papers at the desk: the call with its closing day, each paper to be accepted or not, and the order of the programme.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { isOver } from '../rules/gathering.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Paper, PaperCall } from '../store/papers.ts';
import { paperTones, paperWords } from './papers-page.tsx';
import { gatheringDeskPage } from './parts.tsx';
import { at, desk } from './paths.ts';

export interface PapersDeskProps {
  readonly gathering: Gathering;
  readonly call: PaperCall | undefined;
  readonly papers: readonly Paper[];
  readonly files: readonly KeptFile[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function papersDeskPage(props: PapersDeskProps): Page {
  const { gathering, papers, status, done, problems } = props;
  const shown = papers.filter(({ state }) => state !== 'withdrawn');
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_papers(),
    lead: m.gatherings_papers_desk_lead(),
    status,
    done,
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={(field) =>
            field === 'cierra' || field === 'bases'
              ? gathering.state === 'published'
              : shown.some(({ id }) => field === `motivo-${id}`)
          }
        />
        {shown.length === 0 ? (
          <p>{m.gatherings_papers_desk_none()}</p>
        ) : (
          <ul class="gathering-rows">
            {shown.map((paper, index) => (
              <PaperAtDesk {...props} paper={paper} isFirst={index === 0} />
            ))}
          </ul>
        )}
        {gathering.state === 'published' && <CallForm {...props} />}
      </>
    ),
  });
}

interface PaperProps extends PapersDeskProps {
  readonly paper: Paper;
  readonly isFirst: boolean;
}

function PaperAtDesk(props: PaperProps) {
  const { gathering, paper, files } = props;
  const { title, summary, authors, inNameOf, state, reason, position, fileId } = paper;
  const file = files.find(({ id }) => id === fileId);
  return (
    <li class="stack">
      <h2 class="panel-heading">
        {position !== null && `${position}. `}
        {title}
      </h2>
      <p>
        <Tag tone={paperTones[state]}>{paperWords[state]()}</Tag>{' '}
        <span class="secondary">{inNameOf === null ? authors : `${authors}, ${inNameOf}`}</span>
      </p>
      <p class="gathering-text">{summary}</p>
      {reason !== null && (
        <p>
          {m.gatherings_paper_reason()}: {reason}
        </p>
      )}
      {file !== undefined && (
        <p>
          <a href={fileAddress(file.id, file.renditions.at(-1)?.variant)}>
            {m.gatherings_paper_read({ title })}
          </a>
        </p>
      )}
      {!isOver(gathering.state) && <Decisions {...props} />}
    </li>
  );
}

function Decisions({ gathering, paper, isFirst, typed, problems }: PaperProps) {
  const action = at(desk.papers, gathering.caller, gathering.id);
  const { id, title, state, position } = paper;
  const error = problemOf(problems, `motivo-${id}`);
  return (
    <>
      <div class="cluster">
        {state !== 'accepted' && (
          <PaperStep
            action={action}
            id={id}
            step="aceptar"
            label={m.gatherings_paper_accept({ title })}
          />
        )}
        {position !== null && !isFirst && (
          <PaperStep
            action={action}
            id={id}
            step="subir"
            label={m.gatherings_paper_up({ title })}
          />
        )}
      </div>
      {state !== 'not-accepted' && (
        <Disclosure summary={m.gatherings_paper_refuse({ title })} open={error !== undefined}>
          <form class="stack" action={action} method="post" noValidate>
            <input type="hidden" name="paso" value="no-aceptar" />
            <input type="hidden" name="ponencia" value={id} />
            <TextAreaField
              id={`motivo-${id}`}
              name="motivo"
              rows={2}
              label={m.gatherings_paper_reason()}
              hint={m.gatherings_paper_reason_hint()}
              value={typed.ponencia === id ? typed.motivo : ''}
              error={error}
            />
            <Button kind="secondary">{m.gatherings_paper_refuse_button()}</Button>
          </form>
        </Disclosure>
      )}
    </>
  );
}

interface StepProps {
  readonly action: string;
  readonly id: string;
  readonly step: string;
  readonly label: string;
}

function PaperStep({ action, id, step, label }: StepProps) {
  return (
    <form action={action} method="post">
      <input type="hidden" name="paso" value={step} />
      <input type="hidden" name="ponencia" value={id} />
      <Button kind="secondary" small>
        {label}
      </Button>
    </form>
  );
}

function CallForm({ gathering, call, typed, problems }: PapersDeskProps) {
  const isThis = typed.paso === 'llamar';
  return (
    <form
      class="stack gathering-group"
      action={at(desk.papers, gathering.caller, gathering.id)}
      method="post"
      noValidate
    >
      <h2>{call === undefined ? m.gatherings_call_open_title() : m.gatherings_call()}</h2>
      <input type="hidden" name="paso" value="llamar" />
      <TextAreaField
        id="bases"
        name="bases"
        rows={4}
        label={m.gatherings_call_text()}
        hint={m.gatherings_call_text_hint()}
        value={isThis ? typed.bases : (call?.text ?? '')}
        error={problemOf(problems, 'bases')}
      />
      <Field
        id="cierra"
        name="cierra"
        type="date"
        label={m.gatherings_call_closes()}
        value={isThis ? typed.cierra : (call?.closesOn ?? '')}
        error={problemOf(problems, 'cierra')}
      />
      <Button>{call === undefined ? m.gatherings_call_publish() : m.gatherings_save()}</Button>
    </form>
  );
}
