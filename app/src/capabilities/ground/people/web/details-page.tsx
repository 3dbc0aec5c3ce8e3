// The form of one's own details; after the first sign-in it is also the welcome.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { DetailsProblem } from '../rules/details.ts';
import { accountDetailsPath, accountPath } from './paths.ts';

export interface DetailsForm {
  readonly birthDate: string;
  readonly isBirthDateKept: boolean;
  readonly comuna: string;
  readonly email: string;
  readonly appearance: 'name' | 'alias';
  readonly alias: string;
  /** Whether there is a name to appear by. */
  readonly hasNames: boolean;
}

export interface DetailsPageProps {
  readonly form: DetailsForm;
  readonly comunas: readonly { readonly cut: string; readonly name: string }[];
  readonly returnTo: string;
  readonly isWelcome: boolean;
  readonly problems: readonly DetailsProblem[];
}

function sentenceOf({ field, code }: DetailsProblem): string {
  if (field === 'birth-date') return m.people_details_birth_wrong();
  if (field === 'comuna') return m.people_details_comuna_wrong();
  if (field === 'email') return m.people_details_email_wrong();
  return {
    'too-short': m.people_alias_too_short,
    'too-long': m.people_alias_too_long,
    'looks-official': m.people_alias_looks_official,
    'has-signs': m.people_alias_has_signs,
  }[code]();
}

export function detailsPage(props: DetailsPageProps): Page {
  const { isWelcome, problems } = props;
  const title = isWelcome ? m.people_welcome_title() : m.people_details_title();
  const lead = isWelcome ? m.people_welcome_lead() : m.people_details_lead();
  return {
    title,
    description: m.people_details_lead(),
    robots: 'noindex',
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={[
          { label: m.people_account_title(), href: accountPath.to({}) },
          { label: m.people_details_title() },
        ]}
      />
    ),
    body: <Form {...props} />,
  };
}

function Form({ form, comunas, returnTo, isWelcome, problems }: DetailsPageProps) {
  const errorOf = (field: DetailsProblem['field']) => {
    const problem = problems.find((one) => one.field === field);
    return problem && sentenceOf(problem);
  };
  return (
    <div class="section">
      <form class="wrap stack-wide" method="post" action={accountDetailsPath.to({})} noValidate>
        {problems.length > 0 && (
          <ErrorSummary
            problems={problems.map((one) => ({ message: sentenceOf(one), href: `#${one.field}` }))}
          />
        )}
        <input type="hidden" name="volver" value={returnTo} />
        {isWelcome && <input type="hidden" name="bienvenida" value="1" />}
        <BirthDate form={form} error={errorOf('birth-date')} />
        <SelectField
          id="comuna"
          name="comuna"
          label={m.people_details_comuna()}
          hint={m.people_details_comuna_hint()}
          value={form.comuna}
          options={[
            { value: '', label: m.people_details_comuna_none() },
            ...comunas.map(({ cut, name }) => ({ value: cut, label: name })),
          ]}
          error={errorOf('comuna')}
        />
        <Field
          id="email"
          name="email"
          type="email"
          label={m.people_details_email()}
          hint={m.people_details_email_hint()}
          value={form.email}
          autoComplete="email"
          error={errorOf('email')}
        />
        <Appearance form={form} error={errorOf('alias')} />
        <p class="cluster">
          <Button>{isWelcome ? m.people_welcome_save() : m.people_details_save()}</Button>
          {isWelcome && <a href={returnTo}>{m.people_welcome_later()}</a>}
        </p>
      </form>
    </div>
  );
}

interface PartProps {
  readonly form: DetailsForm;
  readonly error: string | undefined;
}

function BirthDate({ form, error }: PartProps) {
  if (form.isBirthDateKept) return <p>{m.people_details_birth_kept()}</p>;
  return (
    <Field
      id="birth-date"
      name="birth-date"
      type="date"
      label={m.people_details_birth()}
      hint={m.people_details_birth_hint()}
      value={form.birthDate}
      autoComplete="bday"
      error={error}
    />
  );
}

function Appearance({ form, error }: PartProps) {
  return (
    <>
      <Choices
        id="appearance"
        name="appearance"
        type="radio"
        label={m.people_details_appearance()}
        hint={m.people_details_appearance_hint()}
        chosen={[form.appearance]}
        options={[
          ...(form.hasNames ? [{ value: 'name', label: m.people_details_by_name() }] : []),
          { value: 'alias', label: m.people_details_by_alias() },
        ]}
      />
      <Field
        id="alias"
        name="alias"
        label={m.people_details_alias()}
        hint={m.people_details_alias_hint()}
        value={form.alias}
        error={error}
      />
    </>
  );
}
