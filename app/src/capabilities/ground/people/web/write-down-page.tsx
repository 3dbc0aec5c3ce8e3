// The form of the first member of staff: what the document says, with the person in front of her.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { deskPath } from '../../institutions/index.ts';
import { type SeenProblem, waysToSee } from '../rules/assisted-identity.ts';
import { documentKinds } from '../rules/identity-document.ts';
import type { Place } from '../rules/invitation.ts';
import { countryOptions, documentKindWords, wayToSeeWords } from './document-words.ts';
import { identifyPath, writeDownPath } from './identify-paths.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface WriteDownPageProps {
  readonly place: Place;
  readonly comunas: readonly { readonly cut: string; readonly name: string }[];
  /** As it was typed; empty at first. */
  readonly typed: URLSearchParams;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

const sentences: Readonly<Record<SeenProblem['code'], () => string>> = {
  'kind-missing': () => m.people_seen_kind_missing(),
  'country-missing': () => m.people_seen_country_missing(),
  'run-wrong': () => m.people_seen_run_wrong(),
  'ipa-wrong': () => m.people_seen_ipa_wrong(),
  'number-wrong': () => m.people_seen_number_wrong(),
  'name-missing': () => m.people_name_missing(),
  'family-missing': () => m.people_family_missing(),
  'not-a-date': () => m.people_details_birth_wrong(),
  'under-age': () => m.people_seen_under_age(),
  'comuna-missing': () => m.people_details_comuna_wrong(),
  'seen-as-missing': () => m.people_seen_as_missing(),
};

export function seenProblemOf({ field, code }: SeenProblem): FieldProblem {
  return { field, message: sentences[code]() };
}

export function writeDownPage(props: WriteDownPageProps): Page {
  const { place, problems, status } = props;
  const list = identifyPath.to({ institution: place.slug });
  const title = m.people_identify_write_down();
  return pageOfPlace({
    place,
    title,
    lead: m.people_write_down_lead(),
    crumbs: [
      { label: place.name, href: deskPath.to({ institution: place.slug }) },
      { label: m.people_identify_title(), href: list },
      { label: title },
    ],
    status,
    body: (
      <>
        <FormProblems problems={problems} />
        <form
          class="stack-wide"
          method="post"
          action={writeDownPath.to({ institution: place.slug })}
          noValidate
        >
          <OfDocument {...props} />
          <OfPerson {...props} />
          <div>
            <Button>{m.people_write_down_save()}</Button>
          </div>
        </form>
      </>
    ),
  });
}

function OfDocument({ typed, problems }: WriteDownPageProps) {
  const text = (name: string) => typed.get(name) ?? '';
  return (
    <>
      <Choices
        id="document-kind"
        name="document-kind"
        label={m.people_identify_document()}
        chosen={[text('document-kind')]}
        options={documentKinds.map((kind) => ({ value: kind, label: documentKindWords[kind]() }))}
        error={problemOf(problems, 'document-kind')}
      />
      <SelectField
        id="country"
        name="country"
        label={m.people_seen_country()}
        hint={m.people_seen_country_hint()}
        value={text('country')}
        options={[{ value: '', label: m.people_seen_country_none() }, ...countryOptions()]}
        error={problemOf(problems, 'country')}
      />
      <Field
        id="number"
        name="number"
        label={m.people_seen_number()}
        hint={m.people_seen_number_hint()}
        value={text('number')}
        error={problemOf(problems, 'number')}
      />
      <Choices
        id="seen-as"
        name="seen-as"
        label={m.people_seen_as()}
        chosen={[text('seen-as')]}
        options={waysToSee.map((way) => ({ value: way, label: wayToSeeWords[way]() }))}
        error={problemOf(problems, 'seen-as')}
      />
    </>
  );
}

function OfPerson({ typed, problems, comunas }: WriteDownPageProps) {
  const text = (name: string) => typed.get(name) ?? '';
  return (
    <>
      <Field
        id="given"
        name="given"
        label={m.people_name_given()}
        value={text('given')}
        error={problemOf(problems, 'given')}
      />
      <Field
        id="family"
        name="family"
        label={m.people_name_family()}
        hint={m.people_seen_family_hint()}
        value={text('family')}
        error={problemOf(problems, 'family')}
      />
      <Field
        id="birth-date"
        name="birth-date"
        type="date"
        label={m.people_details_birth()}
        value={text('birth-date')}
        error={problemOf(problems, 'birth-date')}
      />
      <SelectField
        id="comuna"
        name="comuna"
        label={m.people_seen_comuna()}
        value={text('comuna')}
        options={[
          { value: '', label: m.people_seen_comuna_none() },
          ...comunas.map(({ cut, name }) => ({ value: cut, label: name })),
        ]}
        error={problemOf(problems, 'comuna')}
      />
    </>
  );
}
