// Who operates roll and urn, and which witnesses watch the log.
import { parseVkey } from '@minga/ledger';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import type { ElectionSettings } from '../rules/settings.ts';
import type { Election } from '../store/elections.ts';
import { readWhole } from './days-form.tsx';
import { type DeskShown, deskPage } from './parts.tsx';
import { desk } from './paths.ts';

export type OperatorsChange = Pick<ElectionSettings, 'operators' | 'witnesses'>;

type Parsed =
  | { readonly isSound: true; readonly values: OperatorsChange }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

const MOST_WITNESSES = 20;

export function parseOperators(typed: Typed): Parsed {
  const name = (field: string) => (typed[field] ?? '').normalize('NFC').trim();
  const vkeys = (typed.testigos ?? '').split(/\s+/).filter((line) => line !== '');
  const wrong = vkeys.find((text) => !parseVkey(text).ok);
  const quorum = readWhole(typed.quorum ?? '0', { least: 0, most: MOST_WITNESSES });
  const problems: readonly FieldProblem[] = [
    ...['operador-a', 'operador-b'].flatMap((field) =>
      name(field) === '' || name(field).length > 200
        ? [{ field, message: m.election_form_operator_wrong() }]
        : [],
    ),
    ...(wrong === undefined && vkeys.length <= MOST_WITNESSES
      ? []
      : [{ field: 'testigos', message: m.election_form_witnesses_wrong() }]),
    ...(quorum === undefined || quorum > vkeys.length
      ? [{ field: 'quorum', message: m.election_form_quorum_wrong() }]
      : []),
  ];
  if (problems.length > 0 || quorum === undefined) return { isSound: false, problems };
  return {
    isSound: true,
    values: {
      operators: { A: name('operador-a'), B: name('operador-b') },
      witnesses: { quorum, vkeys },
    },
  };
}

interface OperatorsProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly typed?: Typed | undefined;
}

export function operatorsPage(props: OperatorsProps): Page {
  const { institution, election, problems = [] } = props;
  const { operators, witnesses } = election.settings;
  const typed = props.typed ?? {
    'operador-a': operators.A,
    'operador-b': operators.B,
    testigos: witnesses.vkeys.join('\n'),
    quorum: String(witnesses.quorum),
  };
  const at = { institution: institution.slug, election: election.id };
  return deskPage({
    ...props,
    title: m.election_operators_title(),
    lead: m.election_operators_lead(),
    children: (
      <form
        class="stack-wide election-form"
        action={desk.operators.to(at)}
        method="post"
        noValidate
      >
        <Field
          id="operador-a"
          name="operador-a"
          label={m.election_form_operator_a()}
          value={typed['operador-a']}
          error={problemOf(problems, 'operador-a')}
        />
        <Field
          id="operador-b"
          name="operador-b"
          label={m.election_form_operator_b()}
          hint={m.election_form_operator_b_hint()}
          value={typed['operador-b']}
          error={problemOf(problems, 'operador-b')}
        />
        <TextAreaField
          id="testigos"
          name="testigos"
          label={m.election_form_witnesses()}
          hint={m.election_form_witnesses_hint()}
          value={typed.testigos}
          error={problemOf(problems, 'testigos')}
        />
        <TypedField
          name="quorum"
          inputMode="numeric"
          label={m.election_form_quorum()}
          hint={m.election_form_quorum_hint()}
          typed={typed}
          problems={problems}
        />
        <div>
          <Button>{m.election_form_keep()}</Button>
        </div>
      </form>
    ),
  });
}
