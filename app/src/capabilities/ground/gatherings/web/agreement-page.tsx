// One agreement at the desk: how it stands, what was said of it, and the form that says what became of it.
import { m } from '#words';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { fulfilmentStates } from '../rules/fulfilment.ts';
import { agreementNumber } from '../rules/minutes.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { AgreementFollowed } from '../store/minutes.ts';
import { AgreementState } from './agreement-state.tsx';
import { gatheringDeskPage } from './parts.tsx';
import { agreementAt } from './paths.ts';
import { standingWords } from './words.ts';

export interface AgreementPageProps {
  readonly gathering: Gathering;
  readonly agreement: AgreementFollowed;
  readonly position: number;
  /** Evidence of what was said of it. */
  readonly files: readonly KeptFile[];
  readonly today: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function agreementPage(props: AgreementPageProps): Page {
  const { gathering, agreement, position, files, today, status, done, problems } = props;
  const number = agreementNumber(gathering.number ?? 0, position);
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_agreement_numbered({ number }),
    lead: agreement.text,
    status,
    done,
    children: (
      <>
        <FormProblems problems={problems} isOnPage={() => true} />
        <div class="stack">
          <p>
            {m.gatherings_agreement_by({ who: agreement.responsible ?? gathering.caller.name })}
          </p>
          <AgreementState agreement={agreement} files={files} today={today} />
        </div>
        <FollowForm {...props} />
      </>
    ),
  });
}

function FollowForm({ gathering, position, typed, problems }: AgreementPageProps) {
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <form
      class="stack gathering-group"
      action={agreementAt(gathering.caller, gathering.id, position)}
      method="post"
      encType="multipart/form-data"
      noValidate
    >
      <h2>{m.gatherings_follow_title()}</h2>
      <p class="secondary">{m.gatherings_follow_text()}</p>
      <Choices
        id="estado"
        name="estado"
        label={m.gatherings_follow_state()}
        error={problemOf(problems, 'estado')}
        chosen={typed.estado === undefined ? [] : [typed.estado]}
        options={fulfilmentStates.map((state) => ({
          value: state,
          label: standingWords[state](),
        }))}
      />
      <Field {...field('fecha')} type="date" label={m.gatherings_follow_day()} />
      <TextAreaField
        {...field('como')}
        label={m.gatherings_follow_how()}
        hint={m.gatherings_follow_how_hint()}
      />
      <FileDrop
        id="respaldo"
        name="respaldo"
        label={m.gatherings_follow_file()}
        hint={m.gatherings_follow_file_hint()}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        isOptional
        error={problemOf(problems, 'respaldo')}
      />
      <Field {...field('enlace')} type="url" label={m.gatherings_follow_address()} />
      <Button>{m.gatherings_follow_save()}</Button>
    </form>
  );
}
