// What the first member of staff wrote down, for the second to compare with the document and the person.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { formatDay } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { deskPath } from '../../institutions/index.ts';
import { refusalReasons } from '../rules/assisted-identity.ts';
import { maskDocument } from '../rules/identity-document.ts';
import type { Place } from '../rules/invitation.ts';
import { publicNameOf } from '../rules/names.ts';
import type { OpenIdentity } from '../store/assisted-identities.ts';
import {
  countryName,
  documentKindWords,
  refusalReasonWords,
  wayToSeeWords,
} from './document-words.ts';
import { instant } from './identify-page.tsx';
import { confirmIdentityPath, identifyPath, refuseIdentityPath } from './identify-paths.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface OpenIdentityPageProps {
  readonly place: Place;
  readonly seen: OpenIdentity;
  readonly comuna: string;
  /** Whether whoever looks wrote it down herself. */
  readonly isOwn: boolean;
  /** As it was typed; empty at first. */
  readonly typed: URLSearchParams;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function openIdentityPage(props: OpenIdentityPageProps): Page {
  const { place, seen, isOwn, problems, status } = props;
  const title = m.people_identity_title({ name: publicNameOf(seen.names) });
  const list = identifyPath.to({ institution: place.slug });
  return pageOfPlace({
    place,
    title,
    lead: m.people_identity_lead({
      who: seen.seenByName,
      when: instant(seen.seenAt, place),
      until: instant(seen.expiresAt, place),
    }),
    crumbs: [
      { label: place.name, href: deskPath.to({ institution: place.slug }) },
      { label: m.people_identify_title(), href: list },
      { label: title },
    ],
    status,
    body: (
      <>
        <FormProblems problems={problems} />
        {isOwn && (
          <Notice>
            <p>{m.people_identity_own()}</p>
          </Notice>
        )}
        <div class="columns columns-even">
          <Seen {...props} />
          <div class="stack-wide">
            {!isOwn && <Confirming {...props} />}
            <Refusing {...props} />
          </div>
        </div>
      </>
    ),
  });
}

function Seen({ seen, comuna }: OpenIdentityPageProps) {
  const { document, names, birthDate, seenAs } = seen;
  const rows = [
    [m.people_name_given(), names.given],
    [m.people_name_family(), names.family || m.people_identity_no_family()],
    [m.people_details_birth(), formatDay(birthDate, currentLocale())],
    [m.people_identify_document(), documentKindWords[document.kind]()],
    ...('country' in document ? [[m.people_seen_country(), countryName(document.country)]] : []),
    [m.people_seen_number(), maskDocument(document)],
    [m.people_seen_as(), wayToSeeWords[seenAs]()],
    [m.people_seen_comuna(), comuna],
  ] as const;
  return (
    <section class="stack" aria-labelledby="anotado">
      <h2 class="panel-heading" id="anotado">
        {m.people_identity_seen()}
      </h2>
      <dl class="account-facts">
        {rows.map(([what, text]) => (
          <div>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Confirming({ place, seen, typed, problems }: OpenIdentityPageProps) {
  const action = confirmIdentityPath.to({ institution: place.slug, id: seen.id });
  return (
    <section class="stack" aria-labelledby="confirmar">
      <h2 class="panel-heading" id="confirmar">
        {m.people_identity_confirm_title()}
      </h2>
      <p>{m.people_identity_confirm_text()}</p>
      <form class="stack-wide" method="post" action={action} noValidate>
        <Field
          id="number"
          name="number"
          label={m.people_seen_number()}
          hint={m.people_identity_number_hint()}
          value={typed.get('number') ?? ''}
          error={problemOf(problems, 'number')}
        />
        <Choices
          id="saw"
          name="saw"
          type="checkbox"
          label={m.people_identity_saw()}
          chosen={typed.getAll('saw')}
          options={[{ value: 'both', label: m.people_identity_saw_both() }]}
          error={problemOf(problems, 'saw')}
        />
        <div>
          <Button>{m.people_identity_confirm()}</Button>
        </div>
      </form>
    </section>
  );
}

function Refusing({ place, seen, isOwn, typed, problems }: OpenIdentityPageProps) {
  const action = refuseIdentityPath.to({ institution: place.slug, id: seen.id });
  const reasons = isOwn ? (['mistyped', 'person-left'] as const) : refusalReasons;
  return (
    <section class="stack" aria-labelledby="no-confirmar">
      <h2 class="panel-heading" id="no-confirmar">
        {isOwn ? m.people_identity_take_back() : m.people_identity_refuse()}
      </h2>
      <p>{m.people_identity_refuse_text()}</p>
      <form class="stack-wide" method="post" action={action}>
        <Choices
          id="reason"
          name="reason"
          label={m.people_identity_reason()}
          chosen={[typed.get('reason') ?? '']}
          options={reasons.map((value) => ({ value, label: refusalReasonWords[value]() }))}
          error={problemOf(problems, 'reason')}
        />
        <div>
          <Button kind="secondary">
            {isOwn ? m.people_identity_take_back() : m.people_identity_refuse()}
          </Button>
        </div>
      </form>
    </section>
  );
}
