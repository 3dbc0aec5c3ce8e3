// Declaring where one lives, for residents; and deciding about it, for the team.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { SealedElection } from '../actions/sealed-election.ts';
import type { Declaration } from '../store/declarations.ts';
import { StyleField } from './padron-page.tsx';
import { deskCrumbs, deskParams, framed, publicCrumbs, Said } from './parts.tsx';
import { padronDesk, publicPaths } from './paths.ts';
import { dayWords } from './words.ts';

interface FormShown {
  readonly election: SealedElection;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function declarePage({ election, typed, problems, status }: FormShown): Page {
  return framed({
    title: m.roll_declare_title(),
    lead: m.roll_declare_lead(),
    status,
    crumbs: publicCrumbs(election, { label: m.roll_declare_title() }),
    body: (
      <>
        <FormProblems problems={problems} />
        <Notice title={m.roll_declare_who_decides_title()}>
          <p>
            {m.roll_declare_who_decides()} <Said>{election.institutionName}</Said>.
          </p>
        </Notice>
        <form
          class="stack"
          action={publicPaths.declare.to({ election: election.id })}
          method="post"
          enctype="multipart/form-data"
          noValidate
        >
          <StyleField election={election} value={typed.estilo ?? ''} problems={problems} />
          <TypedField
            name="direccion"
            label={m.roll_declare_address()}
            hint={m.roll_declare_address_hint()}
            typed={typed}
            problems={problems}
          />
          <FileDrop
            id="respaldo"
            name="respaldo"
            label={m.roll_declare_evidence()}
            hint={m.roll_declare_evidence_hint()}
            error={problemOf(problems, 'respaldo')}
            accept=".pdf,image/*"
            isOptional
          />
          <Choices
            id="acuse"
            name="acuse"
            type="checkbox"
            label={m.roll_declare_acknowledge()}
            chosen={typed.acuse === undefined ? [] : [typed.acuse]}
            options={[{ value: 'si', label: m.roll_declare_acknowledge_text() }]}
            error={problemOf(problems, 'acuse')}
          />
          <div>
            <Button>{m.roll_declare_send()}</Button>
          </div>
        </form>
        <p class="secondary">{m.roll_declare_kept()}</p>
      </>
    ),
  });
}

export function declarationsPage({
  election,
  waiting,
  done,
}: {
  readonly election: SealedElection;
  readonly waiting: readonly (Declaration & { readonly masked: string })[];
  readonly done: string | undefined;
}): Page {
  const at = deskParams(election);
  return framed({
    title: m.roll_declarations_title(),
    lead: m.roll_declarations_lead(),
    done,
    crumbs: deskCrumbs(
      election,
      { label: m.roll_padron_title(), href: padronDesk.padron.to(at) },
      { label: m.roll_declarations_title() },
    ),
    body:
      waiting.length === 0 ? (
        <p>{m.roll_declarations_none()}</p>
      ) : (
        <RuledTable
          caption={m.roll_declarations_title()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.roll_column_person() },
            { label: m.roll_column_style() },
            { label: m.roll_column_day() },
          ]}
          rows={waiting.map(({ id, masked, style, declaredOn }) => [
            <a href={padronDesk.declaration.to({ ...at, declaration: id })}>{masked}</a>,
            <Said>{style}</Said>,
            dayWords(declaredOn),
          ])}
        />
      ),
  });
}

export interface DecideProps extends FormShown {
  readonly one: Declaration;
  readonly run: string;
  readonly address: string;
}

export function decidePage(props: DecideProps): Page {
  const { election, one, run, address, typed, problems, status } = props;
  const at = deskParams(election);
  const own = { ...at, declaration: one.id };
  return framed({
    title: m.roll_decide_title(),
    lead: m.roll_decide_lead(),
    status,
    crumbs: deskCrumbs(
      election,
      { label: m.roll_declarations_title(), href: padronDesk.declarations.to(at) },
      { label: m.roll_decide_title() },
    ),
    body: (
      <>
        <FormProblems problems={problems} />
        <RuledTable
          caption={m.roll_decide_title()}
          captionHidden
          narrow="stack"
          columns={[{ label: m.roll_column_what() }, { label: m.roll_column_value() }]}
          rows={[
            [m.roll_field_run(), run],
            [m.roll_field_style(), <Said>{one.style}</Said>],
            [m.roll_declare_address(), <Said>{address}</Said>],
            [m.roll_column_day(), dayWords(one.declaredOn)],
            [
              m.roll_declare_evidence(),
              one.evidenceType === null ? (
                m.roll_decide_no_evidence()
              ) : (
                <a href={padronDesk.evidence.to(own)}>{m.roll_right_evidence()}</a>
              ),
            ],
          ]}
        />
        <form class="stack" action={padronDesk.declaration.to(own)} method="post" noValidate>
          <TextAreaField
            id="razon"
            name="razon"
            label={m.roll_field_reason()}
            hint={m.roll_decide_reason_hint()}
            value={typed.razon}
            error={problemOf(problems, 'razon')}
          />
          <div class="cluster">
            <Button name="decision" value="aceptar">
              {m.roll_decide_accept()}
            </Button>
            <Button name="decision" value="rechazar" kind="secondary">
              {m.roll_decide_reject()}
            </Button>
          </div>
        </form>
      </>
    ),
  });
}
