// Opens a sitting of the body about a list: its day and its rules, beside whoever has a mandate today.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { MemberInOffice } from '../../../edition/editions/rules/index.ts';
import type { BodyInOffice } from '../store/bodies.ts';
import type { Submission } from '../store/submissions.ts';
import type { Shown } from './at-desk.ts';
import { framedDesk, Group, placeOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import { type NormsOffered, SittingFields, typedForBody } from './sitting-fields.tsx';

interface OpenSittingPageProps extends Shown {
  readonly edition: PublicEdition;
  readonly submission: Submission;
  readonly body: BodyInOffice;
  readonly norms: NormsOffered;
  /** Civil day there. */
  readonly today: string;
}

export function openSittingPage(props: OpenSittingPageProps): Page {
  const { edition, submission, body, norms, today, problems = [], status } = props;
  const typed = props.typed ?? typedForBody(body, today, norms);
  const title = m.sanction_desk_open_sitting();
  return framedDesk({
    ...{ edition, status, title },
    lead: m.sanction_desk_open_lead({ number: String(submission.number) }),
    crumbs: [{ label: title }],
    body: (
      <>
        <FormProblems problems={problems} />
        <form
          class="stack-wide sanction-form"
          action={sanctionDesk.open.to(placeOf(edition))}
          method="post"
          noValidate
        >
          <input type="hidden" name="presentacion" value={String(submission.number)} />
          <SittingFields {...{ typed, problems, norms }} />
          <p>
            <Button>{m.sanction_desk_open_save()}</Button>
          </p>
        </form>
        <Group id="ejercicio" title={m.sanction_desk_in_office()}>
          <p class="secondary">{m.sanction_desk_in_office_text()}</p>
          {body.inOffice.length === 0 ? (
            <Notice tone="warning">
              <p>{m.sanction_refused_body_not_set()}</p>
            </Notice>
          ) : (
            <ul>
              {body.inOffice.map((one) => (
                <li>
                  <MemberName member={one} />
                </li>
              ))}
            </ul>
          )}
        </Group>
      </>
    ),
  });
}

/** Of whoever presides, and of the secretary, who does not vote, with the seat. */
export function seated({ name, seat }: Pick<MemberInOffice, 'name' | 'seat'>): string {
  if (seat === 'chair') return m.sanction_desk_member_chair({ name });
  return seat === 'secretary' ? m.sanction_desk_member_secretary({ name }) : name;
}

function MemberName({ member }: { readonly member: MemberInOffice }) {
  return <span lang={writtenLang()}>{seated(member)}</span>;
}
