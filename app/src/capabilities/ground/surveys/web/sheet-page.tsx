// Where the desk enters a sheet of paper, once each number.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Question } from '../rules/question.ts';
import type { Survey } from '../store/surveys.ts';
import { AnswerFields } from './answer-fields.tsx';
import { takesSheets } from './desk-list-page.tsx';
import { type Desk, deskCrumbs } from './parts.tsx';
import { printPath, sheetPath } from './paths.ts';
import { speechOf, titleOf } from './words.ts';

export interface SheetPageProps {
  readonly desk: Desk;
  readonly survey: Survey;
  readonly questions: readonly Question[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function sheetPage(props: SheetPageProps): Page {
  const { desk, survey, problems, status, done } = props;
  const title = m.surveys_sheet_title();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${titleOf(survey)}`,
    description: m.surveys_sheet_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={titleOf(survey)}
        crumbs={deskCrumbs(desk, { label: titleOf(survey) }, { label: title })}
        actions={
          survey.takesPaper && (
            <a href={printPath.to({ institution: desk.slug, survey: survey.id })}>
              {m.surveys_print_title()}
            </a>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          {takesSheets(survey) ? <SheetForm {...props} /> : <NoSheets />}
        </div>
      </section>
    ),
  };
}

function SheetForm({ desk, survey, questions, typed, problems }: SheetPageProps) {
  return (
    <form
      class="stack-wide"
      action={sheetPath.to({ institution: desk.slug, survey: survey.id })}
      method="post"
      noValidate
    >
      <p>{m.surveys_sheet_lead()}</p>
      <Field
        id="hoja"
        name="hoja"
        inputMode="numeric"
        label={m.surveys_sheet_number()}
        hint={m.surveys_sheet_number_hint()}
        value={typed.hoja}
        error={problemOf(problems, 'hoja')}
      />
      <AnswerFields
        questions={questions}
        speech={speechOf(survey, questions)}
        typed={typed}
        problems={problems}
        isPaper
        isNamed={survey.isNamed}
      />
      <div>
        <Button>{m.surveys_sheet_save()}</Button>
      </div>
    </form>
  );
}

function NoSheets() {
  return (
    <EmptyState title={m.surveys_sheet_closed()}>
      <p>{m.surveys_desk_nothing()}</p>
    </EmptyState>
  );
}
