// Where the staff puts observations together, and answers each group.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { answerOutcomes } from '../rules/answer.ts';
import type { Consultation } from '../store/consultations.ts';
import { type Group, lastAnswer } from '../store/groups.ts';
import type { Observation } from '../store/observations.ts';
import { addressOf } from './at-desk.ts';
import { ObservationList } from './observation-list.tsx';
import { crumbOf, deskCrumbs, deskOf } from './parts.tsx';
import { desk } from './paths.ts';
import { numberOf, outcomeTones, outcomeWords, placeOf, stanceWords } from './words.ts';

interface Shared {
  readonly consultation: Consultation;
  readonly groups: readonly Group[];
  readonly observations: readonly Observation[];
  readonly names: ReadonlyMap<string, string>;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export interface GroupsPageProps extends Shared {
  readonly done: string | undefined;
}

function pageOf({ consultation, status }: Shared, title: string, body: Page['body']): Page {
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${consultation.title}`,
    description: m.consultations_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={consultation.title}
        crumbs={deskCrumbs(deskOf(consultation), crumbOf(consultation), { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">{body}</div>
      </section>
    ),
  };
}

export function groupsPage(props: GroupsPageProps): Page {
  const { consultation, groups, observations, problems, done } = props;
  const loose = observations.filter(
    ({ groupId, hiddenAt }) => groupId === undefined && hiddenAt === undefined,
  );
  const mayGroup = consultation.state === 'closed' && loose.length > 0;
  return pageOf(
    props,
    m.consultations_groups_title(),
    <>
      <FormProblems
        problems={problems}
        isOnPage={(field) => mayGroup && (field !== 'grupo' || groups.length > 0)}
      />
      <Done text={done} />
      {groups.length > 0 && <Groups {...props} />}
      {mayGroup && <Loose {...props} loose={loose} />}
      {loose.length === 0 && <p>{m.consultations_owed_ungrouped({ count: 0 })}</p>}
    </>,
  );
}

function Groups({ consultation, groups, observations }: GroupsPageProps) {
  return (
    <RuledTable
      caption={m.consultations_groups_title()}
      narrow="stack"
      columns={[
        { label: m.consultations_column_theme() },
        { label: m.consultations_column_observations(), align: 'end' },
        { label: m.consultations_column_outcome() },
      ]}
      rows={groups.map((group) => {
        const answer = lastAnswer(group);
        const to = { ...addressOf(consultation), group: String(group.number) };
        return [
          <a href={desk.answer.to(to)}>{`${group.number}. ${group.theme}`}</a>,
          numberOf(observations.filter(({ groupId }) => groupId === group.id).length),
          answer === undefined ? (
            <Tag tone="attention">{m.consultations_without_answer()}</Tag>
          ) : (
            <Tag tone={outcomeTones[answer.outcome]}>{outcomeWords[answer.outcome]()}</Tag>
          ),
        ];
      })}
    />
  );
}

function Loose({
  consultation,
  groups,
  loose,
  typed,
  problems,
}: GroupsPageProps & { readonly loose: readonly Observation[] }) {
  const to = addressOf(consultation);
  return (
    <>
      <h2>{m.consultations_owed_ungrouped({ count: loose.length })}</h2>
      <form action={desk.byParagraph.to(to)} method="post">
        <Button kind="secondary">{m.consultations_group_by_paragraph()}</Button>
      </form>
      <form
        class="stack-wide consultation-form"
        action={desk.groups.to(to)}
        method="post"
        noValidate
      >
        <Choose loose={loose} typed={typed} problems={problems} />
        {groups.length > 0 && (
          <SelectField
            id="grupo"
            name="grupo"
            label={m.consultations_field_group()}
            error={problemOf(problems, 'grupo')}
            value={typed.grupo ?? ''}
            options={[
              { value: '', label: m.consultations_group_new() },
              ...groups.map(({ id, number, theme }) => ({
                value: id,
                label: `${number}. ${theme}`,
              })),
            ]}
          />
        )}
        <Field
          id="tema"
          name="tema"
          label={m.consultations_field_new_theme()}
          error={problemOf(problems, 'tema')}
          value={typed.tema}
        />
        <p>
          <Button>{m.consultations_group_now()}</Button>
        </p>
      </form>
    </>
  );
}

function Choose({
  loose,
  typed,
  problems,
}: Pick<GroupsPageProps, 'typed' | 'problems'> & { readonly loose: readonly Observation[] }) {
  return (
    <fieldset class="field" id="observaciones">
      <legend class="field-label">{m.consultations_choose_observations()}</legend>
      {problemOf(problems, 'observaciones') && (
        <p class="field-error">{problemOf(problems, 'observaciones')}</p>
      )}
      <div class="choices">
        {loose.map(({ id, number, stance, reasons }) => (
          <label class="choice">
            <input
              type="checkbox"
              name={`o-${id}`}
              value="1"
              checked={typed[`o-${id}`] !== undefined}
            />
            <span>
              {`${placeOf(number)} · ${stanceWords[stance]()}`}
              <span class="choice-hint">{reasons}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface AnswerPageProps extends Shared {
  readonly group: Group;
}

export function answerPage(props: AnswerPageProps): Page {
  const { consultation, group, observations, names, problems } = props;
  const own = observations.filter(({ groupId }) => groupId === group.id);
  const mayWrite = consultation.state === 'closed' || consultation.state === 'answered';
  return pageOf(
    props,
    `${group.number}. ${group.theme}`,
    <>
      <FormProblems problems={problems} isOnPage={() => mayWrite} />
      <ObservationList observations={own} names={names} withPlace />
      {mayWrite && <AnswerForm {...props} />}
    </>,
  );
}

function ThemeFields({ typed, problems }: Pick<AnswerPageProps, 'typed' | 'problems'>) {
  return (
    <>
      <Field
        id="tema"
        name="tema"
        label={m.consultations_field_theme()}
        error={problemOf(problems, 'tema')}
        value={typed.tema}
      />
      <TextAreaField
        id="dicho"
        name="dicho"
        label={m.consultations_field_said()}
        hint={m.consultations_hint_said()}
        error={problemOf(problems, 'dicho')}
        value={typed.dicho}
        rows={3}
      />
    </>
  );
}

function AnswerForm({ consultation, group, groups, typed, problems }: AnswerPageProps) {
  const isCorrection = consultation.state === 'answered';
  const to = { ...addressOf(consultation), group: String(group.number) };
  return (
    <form class="stack-wide consultation-form" action={desk.answer.to(to)} method="post" noValidate>
      {!isCorrection && <ThemeFields typed={typed} problems={problems} />}
      <Choices
        id="resultado"
        name="resultado"
        label={m.consultations_column_outcome()}
        error={problemOf(problems, 'resultado')}
        chosen={[typed.resultado ?? '']}
        options={answerOutcomes.map((value) => ({ value, label: outcomeWords[value]() }))}
      />
      <TextAreaField
        id="razon"
        name="razon"
        label={m.consultations_field_reason()}
        hint={m.consultations_hint_reason()}
        error={problemOf(problems, 'razon')}
        value={typed.razon}
        rows={6}
      />
      <TextAreaField
        id="hecho"
        name="hecho"
        label={m.consultations_field_done()}
        hint={m.consultations_hint_done()}
        error={problemOf(problems, 'hecho')}
        value={typed.hecho}
        rows={3}
      />
      {isCorrection && (
        <TextAreaField
          id="porque"
          name="porque"
          label={m.consultations_field_because()}
          hint={m.consultations_hint_public()}
          error={problemOf(problems, 'porque')}
          value={typed.porque}
          rows={2}
        />
      )}
      {!isCorrection && groups.length > 1 && (
        <p class="secondary">{m.consultations_answer_is_draft()}</p>
      )}
      <p>
        <Button>
          {isCorrection ? m.consultations_correct_now() : m.consultations_save_answer()}
        </Button>
      </p>
    </form>
  );
}
