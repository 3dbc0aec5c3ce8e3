// Who signs for an election: those who are named with their role, and the form that names another of the team.
import { m } from '#words';
import { problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { type Option, SelectField } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { maySign, officerRoles, officersLack } from '../rules/officers.ts';
import { isInPreparation } from '../rules/states.ts';
import type { Election } from '../store/elections.ts';
import type { KeptOfficer } from '../store/officers.ts';
import { type DeskShown, deskPage, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { roleWords } from './words.ts';

/** Somebody of the team, as the form offers her. */
export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly roles: string;
}

interface OfficersProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly officers: readonly KeptOfficer[];
  readonly team: readonly TeamMember[];
  readonly typed: Typed;
}

export function officersPage(props: OfficersProps): Page {
  const { institution, election, officers, team, typed, problems = [] } = props;
  const at = { institution: institution.slug, election: election.id };
  const standing = officers.filter(({ removedAt }) => removedAt === null);
  const mayChange = isInPreparation(election.state);
  const isFew = officersLack(officers).includes('four');
  return deskPage({
    ...props,
    title: m.election_gate_officers(),
    lead: m.election_officers_lead(),
    isOnPage: () => mayChange,
    children: (
      <>
        {isFew && (
          <Notice>
            <p>{m.election_officers_four()}</p>
          </Notice>
        )}
        {standing.length > 0 && (
          <RuledTable
            caption={m.election_officers_caption()}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.election_field_name() },
              { label: m.election_field_role() },
              ...(mayChange ? [{ label: m.election_column_change() }] : []),
            ]}
            rows={standing.map(({ id, name, role }) => [
              name,
              roleWords[role](),
              ...(mayChange
                ? [
                    <form method="post" action={desk.removeOfficer.to({ ...at, officer: id })}>
                      <Button kind="secondary" small>
                        {m.election_officer_take_out({ name })}
                      </Button>
                    </form>,
                  ]
                : []),
            ])}
          />
        )}
        {mayChange && (
          <Group title={m.election_officer_add_title()}>
            <form
              class="stack election-form"
              action={desk.officers.to(at)}
              method="post"
              noValidate
            >
              <OfficerFields typed={typed} problems={problems} team={team} />
              <div>
                <Button>{m.election_officer_add()}</Button>
              </div>
            </form>
          </Group>
        )}
      </>
    ),
  });
}

export function OfficerFields({
  typed,
  problems,
  team,
}: Pick<OfficersProps, 'typed' | 'team'> & {
  readonly problems: NonNullable<DeskShown['problems']>;
}) {
  const people: readonly Option[] = [
    { value: '', label: m.election_officer_choose() },
    ...team.map(({ personId, name, roles }) => ({ value: personId, label: `${name} (${roles})` })),
  ];
  return (
    <>
      <SelectField
        id="persona"
        name="persona"
        label={m.election_officer_person()}
        hint={m.election_officer_person_hint()}
        value={typed.persona ?? ''}
        options={people}
        error={problemOf(problems, 'persona')}
      />
      <SelectField
        id="rol"
        name="rol"
        label={m.election_field_role()}
        value={typed.rol ?? 'officer'}
        options={officerRoles
          .filter((role) => maySign(role) || role === 'observer')
          .map((value) => ({ value, label: roleWords[value]() }))}
        error={problemOf(problems, 'rol')}
      />
      <TypedField
        name="nombre"
        label={m.election_officer_name()}
        hint={m.election_officer_name_hint()}
        typed={typed}
        problems={problems}
      />
    </>
  );
}
