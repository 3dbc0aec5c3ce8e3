// The forms in which what may change of an opened election is proposed.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { type Option, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import type { Election } from '../store/elections.ts';
import type { KeptOfficer } from '../store/officers.ts';
import { InstantFields } from './instant-fields.tsx';
import { OfficerFields, type TeamMember } from './officers-page.tsx';
import { type DeskShown, deskPage } from './parts.tsx';
import { desk } from './paths.ts';
import { decisions, type ProposalKind } from './propose-form.ts';
import { incidentCodes, incidentWords, roleWords } from './words.ts';

const titles: Readonly<Record<ProposalKind, () => string>> = {
  prorroga: m.election_act_extend,
  proyecto: m.election_act_withdraw,
  cabina: m.election_act_client,
  firma: m.election_act_officer_add,
  'sin-firma': m.election_act_officer_remove,
  incidente: m.election_act_incident,
  anular: m.election_act_annul,
};

const decisionWords = {
  none: m.election_decision_none,
  counted: m.election_decision_counted,
  excluded: m.election_decision_excluded,
} as const;

export interface ProposeProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly kind: ProposalKind;
  readonly typed: Typed;
  readonly officers: readonly KeptOfficer[];
  readonly team: readonly TeamMember[];
  /** Projects that left the list, as `CONTEST/NUMBER` and in words. */
  readonly left: readonly { readonly value: string; readonly label: string }[];
}

export function proposePage(props: ProposeProps): Page {
  const { institution, election, kind, problems = [], typed } = props;
  const at = { institution: institution.slug, election: election.id, kind };
  const asksWhy = kind !== 'firma' && kind !== 'sin-firma';
  return deskPage({
    ...props,
    title: titles[kind](),
    lead: m.election_propose_lead(),
    children: (
      <form
        class="stack-wide election-form"
        action={desk.newAct.to(at)}
        method="post"
        noValidate
        {...(kind === 'anular' ? { enctype: 'multipart/form-data' } : {})}
      >
        <Fields {...props} />
        {asksWhy && (
          <TextAreaField
            id="razon"
            name="razon"
            label={m.election_field_reason()}
            hint={m.election_form_reason_hint()}
            value={typed.razon}
            error={problemOf(problems, 'razon')}
          />
        )}
        <div>
          <Button>{m.election_propose_do()}</Button>
        </div>
      </form>
    ),
  });
}

interface Asked {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

function Fields(props: ProposeProps) {
  const { kind, typed, problems = [], officers, team } = props;
  const asked = { typed, problems };
  switch (kind) {
    case 'prorroga':
      return <ExtensionFields {...asked} />;
    case 'proyecto':
      return <ProjectFields {...props} {...asked} />;
    case 'cabina':
      return (
        <>
          <p>{m.election_client_text()}</p>
          <TypedField {...asked} name="huella" label={m.election_field_bundle()} />
          <TypedField {...asked} name="version" label={m.election_field_commit()} />
        </>
      );
    case 'firma':
      return <OfficerFields {...asked} team={team} />;
    case 'sin-firma':
      return (
        <OneOf
          {...asked}
          name="persona"
          label={m.election_officer_person()}
          options={officers
            .filter(({ removedAt }) => removedAt === null)
            .map(({ id, name, role }) => ({ value: id, label: `${name} (${roleWords[role]()})` }))}
        />
      );
    case 'incidente':
      return <IncidentFields {...props} {...asked} />;
    case 'anular':
      return <AnnulmentFields {...props} {...asked} />;
  }
}

function OneOf({
  name,
  label,
  options,
  typed,
  problems,
}: Asked & {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
}) {
  return (
    <SelectField
      id={name}
      name={name}
      label={label}
      value={typed[name] ?? ''}
      options={[{ value: '', label: m.election_form_choose() }, ...options]}
      error={problemOf(problems, name)}
    />
  );
}

function ExtensionFields(asked: Asked) {
  return (
    <>
      <p>{m.election_extend_text()}</p>
      <InstantFields {...asked} name="issue" label={m.election_day_issue_until()} />
      <InstantFields {...asked} name="cast" label={m.election_day_cast_until()} />
    </>
  );
}

function ProjectFields({ left, typed, problems }: Asked & Pick<ProposeProps, 'left'>) {
  return (
    <>
      <p>{left.length === 0 ? m.election_withdraw_none() : m.election_withdraw_text()}</p>
      <OneOf
        name="proyecto"
        label={m.election_field_project()}
        options={left}
        typed={typed}
        problems={problems}
      />
    </>
  );
}

function contestOptions({ contests }: Election): readonly Option[] {
  return contests.map(({ code, name }) => ({ value: code, label: name }));
}

function IncidentFields({ election, typed, problems }: Asked & Pick<ProposeProps, 'election'>) {
  const asked = { typed, problems };
  return (
    <>
      <OneOf
        {...asked}
        name="que"
        label={m.election_form_incident()}
        options={incidentCodes.map((value) => ({ value, label: incidentWords[value]() }))}
      />
      <OneOf
        {...asked}
        name="concurso"
        label={m.election_field_contest()}
        options={contestOptions(election)}
      />
      <TypedField
        {...asked}
        name="mesa"
        label={m.election_field_table()}
        hint={m.election_form_table_hint()}
      />
      <TypedField
        {...asked}
        name="exceso"
        label={m.election_field_excess()}
        hint={m.election_form_excess_hint()}
      />
      <OneOf
        {...asked}
        name="decision"
        label={m.election_field_decision()}
        options={decisions.map((value) => ({ value, label: decisionWords[value]() }))}
      />
    </>
  );
}

function AnnulmentFields({ election, typed, problems }: Asked & Pick<ProposeProps, 'election'>) {
  const asked = { typed, problems };
  return (
    <>
      <p>{m.election_annul_text()}</p>
      <OneOf
        {...asked}
        name="que"
        label={m.election_field_what()}
        options={[
          { value: 'election', label: m.election_what_election() },
          ...contestOptions(election),
        ]}
      />
      <TypedField
        {...asked}
        name="organo"
        label={m.election_field_body()}
        hint={m.election_form_body_hint()}
      />
      <FileDrop
        id="documento"
        name="documento"
        label={m.election_field_document_file()}
        hint={m.election_form_document_hint()}
        error={problemOf(problems, 'documento')}
        accept=".pdf"
      />
    </>
  );
}
