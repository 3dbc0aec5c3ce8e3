// The page on which is recorded what the COSOC said of a version of the bases.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage, fieldOf, optionsOf } from './parts.tsx';
import { desk } from './paths.ts';
import { opinionWords } from './words.ts';

export interface OpinionPageProps {
  readonly at: AtEdition;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function opinionPage({ at, typed, problems, status }: OpinionPageProps): Page {
  const field = fieldOf(typed, problems);
  const versions = at.edition.versions.toReversed();
  return deskPage({
    given: at,
    title: m.editions_opinion_title(),
    lead: m.editions_opinion_lead(),
    status,
    problems,
    children: (
      <form
        class="stack-wide"
        action={desk.opinion.to(placeOf(at))}
        method="post"
        enctype="multipart/form-data"
        noValidate
      >
        <div class="edition-pair">
          <SelectField
            {...field('version')}
            label={m.editions_act_version()}
            options={versions.map(({ id, version }) => ({
              value: id,
              label: m.editions_version_named({ version: String(version) }),
            }))}
          />
          <Field {...field('dia')} type="date" label={m.editions_sitting_day()} />
        </div>
        <Choices
          {...field('opinion')}
          label={m.editions_opinion()}
          chosen={[typed.opinion ?? '']}
          options={optionsOf(opinionWords)}
        />
        <TextAreaField {...field('observaciones')} label={m.editions_observations()} rows={6} />
        <FileDrop
          id="documento"
          name="documento"
          label={m.editions_opinion_pdf()}
          hint={m.editions_optional_pdf_hint()}
          error={field('documento').error}
          accept=".pdf"
        />
        <div>
          <Button>{m.editions_opinion_save()}</Button>
        </div>
      </form>
    ),
  });
}
