// The one table in public: which role may do what, and where.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { type Act, type Permission, permissions } from '../rules/permissions.ts';
import type { Role } from '../rules/roles.ts';
import { actWords } from './act-words.ts';
import { roleWords } from './role-words.ts';

export function permissionsPage(): Page {
  return {
    title: m.people_permissions_title(),
    description: m.people_permissions_lead(),
    hero: <Hero title={m.people_permissions_title()} lead={m.people_permissions_lead()} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          <RuledTable
            caption={m.people_permissions_title()}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.people_permissions_act() },
              { label: m.people_permissions_who() },
              { label: m.people_permissions_where() },
            ]}
            rows={Object.entries(permissions).map(([act, permission]) =>
              cells(act as Act, permission),
            )}
          />
          <p class="secondary">{m.people_permissions_fresh()}</p>
        </div>
      </div>
    ),
  };
}

function cells(act: Act, { roles, within, isSensitive }: Permission): readonly string[] {
  return [
    actWords[act]() + (isSensitive ? ' *' : ''),
    roles === 'signed-in' ? m.people_permissions_signed_in() : namesOf(roles),
    whereOf(within),
  ];
}

function namesOf(roles: readonly Role[]): string {
  return roles.map((role) => roleWords[role]()).join(', ');
}

function whereOf(within: Permission['within']): string {
  if (within === 'institution') return m.people_permissions_in_institution();
  if (within === 'organization') return m.people_permissions_in_organization();
  return m.people_permissions_anywhere();
}
