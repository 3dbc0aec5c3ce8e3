// The page on which is recorded that a body suspended, resumed, annulled or repeated an edition or one ballot of it.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { ContestNamed } from '../rules/contests.ts';
import { interruptionKinds } from '../rules/standing.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage, fieldOf } from './parts.tsx';
import { desk } from './paths.ts';
import { interruptionWords } from './words.ts';

export interface InterruptionPageProps {
  readonly at: AtEdition;
  readonly contests: readonly ContestNamed[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function interruptionPage(props: InterruptionPageProps): Page {
  const { at, contests, typed, problems, status } = props;
  const field = fieldOf(typed, problems);
  const hints = {
    suspended: m.editions_interruption_suspended_hint(),
    resumed: m.editions_interruption_resumed_hint(),
    annulled: m.editions_interruption_annulled_hint(),
    repeated: m.editions_interruption_repeated_hint(),
  };
  return deskPage({
    given: at,
    title: m.editions_interruption_title(),
    lead: m.editions_interruption_lead(),
    status,
    problems,
    children: (
      <form
        class="stack-wide"
        action={desk.interruption.to(placeOf(at))}
        method="post"
        enctype="multipart/form-data"
        noValidate
      >
        <Choices
          {...field('que')}
          label={m.editions_act_what()}
          chosen={[typed.que ?? '']}
          options={interruptionKinds.map((kind) => ({
            value: kind,
            label: interruptionWords[kind](),
            hint: hints[kind],
          }))}
        />
        <SelectField
          {...field('alcance')}
          label={m.editions_act_contest()}
          options={[
            { value: '', label: m.editions_act_whole() },
            ...contests.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Field
          {...field('quien')}
          label={m.editions_act_decided_by()}
          hint={m.editions_decided_by_hint()}
        />
        <TextAreaField
          {...field('motivo')}
          label={m.editions_act_reason()}
          hint={m.editions_public_reason_hint()}
        />
        <FileDrop
          id="documento"
          name="documento"
          label={m.editions_resolution_pdf()}
          hint={m.editions_pdf_hint()}
          error={field('documento').error}
          accept=".pdf"
        />
        <Notice title={m.editions_two_people_title()}>
          <p>{m.editions_interruption_signed_text()}</p>
        </Notice>
        <div>
          <Button>{m.editions_propose()}</Button>
        </div>
      </form>
    ),
  });
}
