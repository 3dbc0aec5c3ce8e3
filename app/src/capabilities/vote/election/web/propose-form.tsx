// The forms in which what may change of an opened election is proposed: each asks for what goes into its leaf, and why.
import { toBase64url } from '@minga/ballot';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import type { ChangeAsked } from '../actions/propose-change.ts';
import { maySign, officerRoles } from '../rules/officers.ts';
import type { Election } from '../store/elections.ts';
import type { KeptOfficer } from '../store/officers.ts';
import { InstantFields, readInstant, readWhole } from './days-form.tsx';
import { OfficerFields, type TeamMember } from './officers-page.tsx';
import { type DeskShown, deskPage } from './parts.tsx';
import { desk } from './paths.ts';
import { incidentCodes, incidentWords, roleWords } from './words.ts';

export const proposalKinds = [
  'prorroga',
  'proyecto',
  'cabina',
  'firma',
  'sin-firma',
  'incidente',
  'anular',
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

const titles: Readonly<Record<ProposalKind, () => string>> = {
  prorroga: m.election_act_extend,
  proyecto: m.election_act_withdraw,
  cabina: m.election_act_client,
  firma: m.election_act_officer_add,
  'sin-firma': m.election_act_officer_remove,
  incidente: m.election_act_incident,
  anular: m.election_act_annul,
};

type Parsed =
  | { readonly isSound: true; readonly values: ChangeAsked }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

const MOST_REASON = 1000;

export function parseProposal(kind: ProposalKind, typed: Typed, election: Election): Parsed {
  const line = (field: string) =>
    (typed[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const reason = line('razon');
  const isReasonWrong = reason === '' || reason.length > MOST_REASON;
  const why: readonly FieldProblem[] = isReasonWrong
    ? [{ field: 'razon', message: m.election_form_reason_wrong() }]
    : [];
  const parsed = read(kind, { typed, line, reason, election });
  if ('problems' in parsed) {
    const asksWhy = kind !== 'firma' && kind !== 'sin-firma';
    return { isSound: false, problems: [...parsed.problems, ...(asksWhy ? why : [])] };
  }
  return 'reason' in parsed.asked && isReasonWrong
    ? { isSound: false, problems: why }
    : nested(parsed.asked, why);
}

/** Incidents and annulments have their reason within. */
function nested(asked: ChangeAsked, why: readonly FieldProblem[]): Parsed {
  const hasOwn = asked.change === 'incident' || asked.change === 'annul';
  return hasOwn && why.length > 0
    ? { isSound: false, problems: why }
    : { isSound: true, values: asked };
}

interface Given {
  readonly typed: Typed;
  readonly line: (field: string) => string;
  readonly reason: string;
  readonly election: Election;
}

type Read = { readonly asked: ChangeAsked } | { readonly problems: readonly FieldProblem[] };

function read(kind: ProposalKind, given: Given): Read {
  const { typed, line, reason, election } = given;
  const wrong = (field: string, message: string): Read => ({ problems: [{ field, message }] });
  switch (kind) {
    case 'prorroga':
      return readExtension(given);
    case 'proyecto': {
      const [contest = '', project = ''] = line('proyecto').split('/');
      const isKnown =
        election.contests.some(({ code }) => code === contest) && /^\d+$/.test(project);
      return isKnown
        ? { asked: { change: 'withdraw', contest, project, reason } }
        : wrong('proyecto', m.election_form_project_wrong());
    }
    case 'cabina': {
      const hex = line('huella').replaceAll(' ', '').toLowerCase();
      if (!/^[0-9a-f]{64}$/.test(hex)) return wrong('huella', m.election_form_hash_wrong());
      const bytes = hex.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
      return {
        asked: {
          change: 'client',
          bundleSha256: toBase64url(Uint8Array.from(bytes)),
          sourceCommit: line('version').slice(0, 100),
          reason,
        },
      };
    }
    case 'firma': {
      const role = officerRoles.find(
        (one) => one === typed.rol && (maySign(one) || one === 'observer'),
      );
      const [personId, name] = [line('persona'), line('nombre')];
      const problems = [
        ...(personId === '' ? [{ field: 'persona', message: m.election_form_person_wrong() }] : []),
        ...(role === undefined ? [{ field: 'rol', message: m.election_form_role_wrong() }] : []),
        ...(name === '' || name.length > 120
          ? [{ field: 'nombre', message: m.election_form_name_wrong() }]
          : []),
      ];
      return problems.length > 0 || role === undefined
        ? { problems }
        : { asked: { change: 'add-officer', officer: { personId, role, name } } };
    }
    case 'sin-firma':
      return line('persona') === ''
        ? wrong('persona', m.election_form_person_wrong())
        : { asked: { change: 'remove-officer', officerId: line('persona') } };
    case 'incidente':
      return readIncident(given);
    case 'anular':
      return readAnnulment(given);
  }
}

function readExtension({ typed, reason, election }: Given): Read {
  const [issue, cast] = ['issue', 'cast'].map((name) =>
    readInstant(typed, name, election.timeZone),
  );
  const problems = [issue, cast].flatMap((one) => one?.problem ?? []);
  return problems.length > 0 || issue?.at === undefined || cast?.at === undefined
    ? { problems }
    : { asked: { change: 'extend', issue: issue.at, cast: cast.at, reason } };
}

const decisions = ['none', 'counted', 'excluded'] as const;
const decisionWords = {
  none: m.election_decision_none,
  counted: m.election_decision_counted,
  excluded: m.election_decision_excluded,
} as const;

function readIncident({ typed, line, reason, election }: Given): Read {
  const code = incidentCodes.find((one) => one === typed.que);
  const decision = decisions.find((one) => one === typed.decision);
  const excess = readWhole(typed.exceso || '0', { least: 0, most: 1_000_000 });
  const contest = election.contests.find((one) => one.code === typed.concurso)?.code ?? '';
  const table = line('mesa').toLowerCase();
  const isTable = table === '' || /^[a-z0-9][a-z0-9-]{0,63}$/.test(table);
  const problems = [
    ...(code === undefined ? [{ field: 'que', message: m.election_form_incident_wrong() }] : []),
    ...(excess === undefined ? [{ field: 'exceso', message: m.election_form_number_wrong() }] : []),
    ...(isTable ? [] : [{ field: 'mesa', message: m.election_form_table_wrong() }]),
  ];
  return problems.length > 0 || code === undefined || excess === undefined
    ? { problems }
    : {
        asked: {
          change: 'incident',
          incident: { code, contest, table, excess, decision: decision ?? 'none', reason },
        },
      };
}

function readAnnulment({ typed, line, reason, election }: Given): Read {
  const isWhole = typed.que === 'election';
  const contest = election.contests.find(({ code }) => code === typed.que)?.code;
  const body = line('organo');
  const problems = [
    ...(isWhole || contest !== undefined
      ? []
      : [{ field: 'que', message: m.election_form_annul_wrong() }]),
    ...(body === '' || body.length > 200
      ? [{ field: 'organo', message: m.election_form_body_wrong() }]
      : []),
  ];
  return problems.length > 0
    ? { problems }
    : {
        asked: {
          change: 'annul',
          annul: {
            what: isWhole ? 'election' : 'contest',
            id: isWhole ? '' : (contest ?? ''),
            ...{ body, reason, document_sha256: '' },
          },
        },
      };
}

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
      <form class="stack-wide election-form" action={desk.newAct.to(at)} method="post" noValidate>
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

function Fields({ kind, typed, problems = [], election, officers, team, left }: ProposeProps) {
  const text = (name: string, label: string, hint?: string) => (
    <Field
      id={name}
      name={name}
      label={label}
      hint={hint}
      value={typed[name]}
      error={problemOf(problems, name)}
    />
  );
  const select = (
    name: string,
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <SelectField
      id={name}
      name={name}
      label={label}
      value={typed[name] ?? ''}
      options={[{ value: '', label: m.election_form_choose() }, ...options]}
      error={problemOf(problems, name)}
    />
  );
  const contests = election.contests.map(({ code, name }) => ({ value: code, label: name }));
  switch (kind) {
    case 'prorroga':
      return (
        <>
          <p>{m.election_extend_text()}</p>
          <InstantFields
            name="issue"
            label={m.election_day_issue_until()}
            typed={typed}
            problems={problems}
          />
          <InstantFields
            name="cast"
            label={m.election_day_cast_until()}
            typed={typed}
            problems={problems}
          />
        </>
      );
    case 'proyecto':
      return (
        <>
          <p>{left.length === 0 ? m.election_withdraw_none() : m.election_withdraw_text()}</p>
          {select('proyecto', m.election_field_project(), left)}
        </>
      );
    case 'cabina':
      return (
        <>
          <p>{m.election_client_text()}</p>
          {text('huella', m.election_field_bundle())}
          {text('version', m.election_field_commit())}
        </>
      );
    case 'firma':
      return <OfficerFields typed={typed} problems={problems} team={team} />;
    case 'sin-firma':
      return select(
        'persona',
        m.election_officer_person(),
        officers
          .filter(({ removedAt }) => removedAt === null)
          .map(({ id, name, role }) => ({ value: id, label: `${name} (${roleWords[role]()})` })),
      );
    case 'incidente':
      return (
        <>
          {select(
            'que',
            m.election_form_incident(),
            incidentCodes.map((value) => ({ value, label: incidentWords[value]() })),
          )}
          {select('concurso', m.election_field_contest(), contests)}
          {text('mesa', m.election_field_table(), m.election_form_table_hint())}
          {text('exceso', m.election_field_excess(), m.election_form_excess_hint())}
          {select(
            'decision',
            m.election_field_decision(),
            decisions.map((value) => ({ value, label: decisionWords[value]() })),
          )}
        </>
      );
    case 'anular':
      return (
        <>
          <p>{m.election_annul_text()}</p>
          {select('que', m.election_field_what(), [
            { value: 'election', label: m.election_what_election() },
            ...contests,
          ])}
          {text('organo', m.election_field_body(), m.election_form_body_hint())}
        </>
      );
  }
}
