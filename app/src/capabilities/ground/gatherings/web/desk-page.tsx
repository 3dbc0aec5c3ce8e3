// One gathering at its desk: the step that comes now first, then the people, the documents and what can be changed.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type DecisionBacking, needsBacking } from '../actions/decision-backings.ts';
import { levelWords } from '../actions/level-words.ts';
import { isEncounter } from '../rules/gathering.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { GatheringDocument } from '../store/what-came-of-it.ts';
import { HourFields } from './details-page.tsx';
import { typedHours } from './gathering-form.ts';
import { gatheringDeskPage, StateTag } from './parts.tsx';
import { at, desk, gatheringPath, type Twins } from './paths.ts';
import { hoursOf, kindWords, numberOf, placeOf } from './words.ts';

export interface DeskPageProps {
  readonly gathering: Gathering;
  readonly counts: {
    readonly confirmed: number;
    readonly waiting: number;
    readonly toTell: number;
    readonly came: number;
  };
  /** Papers that wait for an answer, and those that were accepted. */
  readonly papers: { readonly waiting: number; readonly accepted: number };
  readonly documents: readonly GatheringDocument[];
  /** Of a draft that says it decides: the commitments in force among which one backs it. */
  readonly backings: readonly DecisionBacking[];
  /** Whether its minutes, or a correction of them, wait to be approved. */
  readonly hasDraft: boolean;
  /** The change whose form is shown again, with what was typed in it. */
  readonly change?: Twins;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function deskPage(props: DeskPageProps): Page {
  const { gathering, change, status, done, problems } = props;
  return gatheringDeskPage({
    gathering,
    title: gathering.title,
    lead: `${hoursOf(gathering)}. ${placeOf(gathering)}`,
    status,
    done,
    tags: <StateTag state={gathering.state} />,
    actions:
      gathering.state === 'draft' ? undefined : (
        <ButtonLink kind="deep" href={gatheringPath.to({ gathering: gathering.slug })}>
          {m.gatherings_desk_public()}
        </ButtonLink>
      ),
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={() => change === undefined || changesOf(gathering).includes(change)}
        />
        <Now {...props} />
        <People {...props} />
        <Results {...props} />
        <Documents {...props} />
        <Changes {...props} />
      </>
    ),
  });
}

const href = (place: Twins, { caller, id }: Gathering) => at(place, caller, id);

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="stack gathering-group">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface PostProps {
  readonly gathering: Gathering;
  readonly to: Twins;
  readonly label: string;
}

function Post({ gathering, to, label }: PostProps) {
  return (
    <form action={href(to, gathering)} method="post">
      <Button kind="secondary">{label}</Button>
    </form>
  );
}

function PublishStep({ gathering, backings, problems, typed }: DeskPageProps) {
  const isBacked = !needsBacking(gathering) || backings.length > 0;
  return (
    <Section title={m.gatherings_now_publish()}>
      <Notice
        title={m.gatherings_level_title({
          level: levelWords[gathering.level]().toLocaleUpperCase('es-CL'),
        })}
      >
        <p>{gathering.effect}</p>
      </Notice>
      <p>
        {isBacked
          ? m.gatherings_now_publish_text({ kind: kindWords[gathering.kind]() })
          : m.gatherings_refused_decision_not_backed()}
      </p>
      {isBacked && (
        <form class="stack" action={href(desk.publish, gathering)} method="post" noValidate>
          {backings.length > 0 && (
            <SelectField
              id="respaldo"
              name="respaldo"
              label={m.gatherings_backing()}
              hint={m.gatherings_backing_hint()}
              error={problemOf(problems, 'respaldo')}
              value={typed.respaldo ?? ''}
              options={[
                { value: '', label: m.gatherings_choose() },
                ...backings.map(({ key, sentence }) => ({ value: key, label: sentence })),
              ]}
            />
          )}
          <Button>{m.gatherings_publish()}</Button>
        </form>
      )}
      <div class="cluster">
        <ButtonLink kind="secondary" href={href(desk.details, gathering)}>
          {m.gatherings_edit()}
        </ButtonLink>
        <Post gathering={gathering} to={desk.remove} label={m.gatherings_delete()} />
      </div>
    </Section>
  );
}

/** The one step of this moment. */
function Now(props: DeskPageProps) {
  const { gathering, hasDraft } = props;
  const { state } = gathering;
  if (state === 'draft') return <PublishStep {...props} />;
  if (state === 'published') {
    return (
      <Section title={m.gatherings_now_prepare()}>
        <p>{m.gatherings_now_prepare_text()}</p>
        <div class="cluster">
          <ButtonLink href={href(desk.door, gathering)}>{m.gatherings_door()}</ButtonLink>
          <ButtonLink kind="secondary" href={href(desk.kit, gathering)}>
            {m.gatherings_kit()}
          </ButtonLink>
          <Post gathering={gathering} to={desk.close} label={m.gatherings_close()} />
        </div>
      </Section>
    );
  }
  if (state === 'held' || hasDraft) {
    return (
      <Section title={m.gatherings_now_minutes()}>
        <p>{hasDraft ? m.gatherings_now_approve_text() : m.gatherings_now_minutes_text()}</p>
        <div class="cluster">
          <ButtonLink href={href(desk.minutes, gathering)}>{m.gatherings_minutes()}</ButtonLink>
        </div>
      </Section>
    );
  }
  return null;
}

function People({ gathering, counts }: DeskPageProps) {
  if (gathering.state === 'draft') return null;
  const { confirmed, waiting, toTell, came } = counts;
  return (
    <Section title={m.gatherings_desk_people()}>
      <ul class="gathering-rows">
        <li>
          <a href={href(desk.registered, gathering)}>{m.gatherings_desk_registered()}</a>{' '}
          <span class="secondary">
            {m.gatherings_desk_registered_count({
              confirmed: numberOf(confirmed),
              waiting: numberOf(waiting),
            })}
          </span>
        </li>
        {toTell > 0 && (
          <li>
            <a href={href(desk.registered, gathering)}>
              {m.gatherings_desk_to_tell({ count: toTell })}
            </a>
          </li>
        )}
        {gathering.state !== 'cancelled' && (
          <li>
            <a href={href(desk.door, gathering)}>{m.gatherings_door()}</a>{' '}
            <span class="secondary">
              {m.gatherings_desk_came({ count: came, number: numberOf(came) })}
            </span>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Results({ gathering, papers }: DeskPageProps) {
  const { state, bodyId, caller, kind } = gathering;
  if (state === 'draft' || state === 'cancelled' || state === 'postponed') return null;
  const isHeld = state !== 'published';
  return (
    <Section title={m.gatherings_desk_results()}>
      <ul class="gathering-rows">
        {bodyId !== undefined && (
          <li>
            <a href={href(desk.presence, gathering)}>{m.gatherings_presence_title()}</a>
          </li>
        )}
        <li>
          <a href={href(desk.priorities, gathering)}>{m.gatherings_priorities_title()}</a>
        </li>
        <li>
          <a href={href(desk.delegates, gathering)}>{m.gatherings_delegates()}</a>
        </li>
        {isEncounter(kind) && (
          <li>
            <a href={href(desk.papers, gathering)}>{m.gatherings_papers()}</a>{' '}
            <span class="secondary">
              {m.gatherings_desk_papers_count({
                waiting: numberOf(papers.waiting),
                accepted: numberOf(papers.accepted),
              })}
            </span>
          </li>
        )}
        {isHeld && (
          <li>
            <a href={href(desk.minutes, gathering)}>{m.gatherings_minutes()}</a>
          </li>
        )}
        {isEncounter(kind) && isHeld && (
          <li>
            <a href={href(desk.report, gathering)}>{m.gatherings_report()}</a>
          </li>
        )}
      </ul>
      {isHeld && caller.kind === 'institution' && (
        <Post gathering={gathering} to={desk.survey} label={m.gatherings_survey_draft()} />
      )}
    </Section>
  );
}

function Documents({ gathering, documents, typed, problems }: DeskPageProps) {
  const action = href(desk.documents, gathering);
  return (
    <Section title={m.gatherings_documents()}>
      {documents.length > 0 && (
        <ul class="gathering-rows">
          {documents.map(({ id, title }) => (
            <li class="gathering-row">
              <span>{title}</span>
              <form action={action} method="post" encType="multipart/form-data">
                <input type="hidden" name="quitar" value={id} />
                <Button kind="secondary" small>
                  {m.gatherings_remove_named({ title })}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <Disclosure
        summary={m.gatherings_document_add()}
        open={problems.some(({ field }) => field === 'documento' || field === 'titulo-documento')}
      >
        <form class="stack" action={action} method="post" encType="multipart/form-data">
          <Field
            id="titulo-documento"
            name="titulo-documento"
            label={m.gatherings_document_title_field()}
            hint={m.gatherings_document_title_hint()}
            value={typed['titulo-documento']}
            error={problemOf(problems, 'titulo-documento')}
          />
          <FileDrop
            id="documento"
            name="documento"
            label={m.gatherings_document_file()}
            accept=".pdf,.jpg,.jpeg,.png,.webp"
            error={problemOf(problems, 'documento')}
          />
          <Button kind="secondary">{m.gatherings_document_send()}</Button>
        </form>
      </Disclosure>
    </Section>
  );
}

/** What of it can be changed now, with a reason. */
function changesOf({ state }: Gathering): readonly Twins[] {
  if (state === 'published') return [desk.move, desk.postpone, desk.cancel];
  return state === 'postponed' ? [desk.move, desk.cancel] : [];
}

function Changes(props: DeskPageProps) {
  const { gathering } = props;
  const changes = changesOf(gathering);
  if (changes.length === 0) return null;
  return (
    <Section title={m.gatherings_desk_changes()}>
      {gathering.state === 'published' && (
        <p>
          <a href={href(desk.details, gathering)}>{m.gatherings_amend()}</a>
        </p>
      )}
      <ReasonForm {...props} to={desk.move} label={m.gatherings_move()} hasHours />
      {changes.includes(desk.postpone) && (
        <ReasonForm {...props} to={desk.postpone} label={m.gatherings_postpone()} />
      )}
      <ReasonForm {...props} to={desk.cancel} label={m.gatherings_cancel()} />
    </Section>
  );
}

function ReasonForm(
  props: DeskPageProps & {
    readonly to: Twins;
    readonly label: string;
    readonly hasHours?: boolean;
  },
) {
  const { gathering, to, label, hasHours } = props;
  const step = to.institution.patterns['es-CL'].split('/').at(-1) ?? '';
  const isThis = props.change === to;
  const typed = isThis
    ? props.typed
    : typedHours(gathering.startsAt, gathering.endsAt, gathering.timeZone);
  const problems = isThis ? props.problems : [];
  // Ids are of the form that has problems, where the summary leads.
  const prefix = isThis ? '' : `${step}-`;
  const field = (name: string) => ({
    id: `${prefix}${name}`,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <Disclosure summary={label} open={problems.length > 0}>
      <form class="stack" action={href(to, gathering)} method="post" noValidate>
        {hasHours && <HourFields field={field} />}
        <TextAreaField
          {...field('motivo')}
          rows={2}
          label={m.gatherings_reason()}
          hint={m.gatherings_reason_hint()}
        />
        <Button kind="secondary">{label}</Button>
      </form>
    </Disclosure>
  );
}
