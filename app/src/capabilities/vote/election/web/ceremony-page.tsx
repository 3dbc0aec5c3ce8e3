// The pages of the key ceremony: making the key in this browser, and each holder trying her share alone.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Election } from '../store/elections.ts';
import type { Holder } from '../store/officers.ts';
import { type DeskShown, deskPage } from './parts.tsx';
import { desk } from './paths.ts';

interface CeremonyProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly holders: readonly Holder[];
}

/** Nothing of a share is in the form: only the two points are. */
export function ceremonyPage(props: CeremonyProps): Page {
  const { institution, election, holders } = props;
  const at = { institution: institution.slug, election: election.id };
  return deskPage({
    ...props,
    title: m.election_ceremony_title(),
    lead: m.election_ceremony_lead(),
    islands: ['src/capabilities/vote/election/web/ceremony.client.tsx'],
    children: (
      <>
        <div class="stack screen-only">
          <ol class="election-steps">
            <li>{m.election_ceremony_step_alone()}</li>
            <li>{m.election_ceremony_step_print()}</li>
            <li>{m.election_ceremony_step_envelope()}</li>
            <li>{m.election_ceremony_step_rehearse()}</li>
          </ol>
          <Notice tone="warning">
            <p>{m.election_ceremony_warning()}</p>
          </Notice>
          <noscript>
            <p>{m.election_ceremony_without_script()}</p>
          </noscript>
        </div>
        <div
          class="stack-wide"
          data-ceremony={election.id}
          data-title={election.title}
          data-holders={JSON.stringify(
            holders.map(({ i, name, secondCopy }) => ({ i, name, secondCopy })),
          )}
        >
          <p class="screen-only" data-ceremony-begin hidden>
            <Button type="button">{m.election_ceremony_make()}</Button>
          </p>
          <div data-ceremony-cards aria-live="polite" />
          <form
            class="stack screen-only"
            action={desk.ceremony.to(at)}
            method="post"
            data-ceremony-form
            hidden
          >
            <p>{m.election_ceremony_done_text()}</p>
            <input type="hidden" name="c0" value="" />
            <input type="hidden" name="c1" value="" />
            <div>
              <Button>{m.election_ceremony_publish()}</Button>
            </div>
          </form>
        </div>
      </>
    ),
  });
}

interface RehearsalProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly holder: Holder;
}

/** The share is typed into a field without a name: no form sends it. */
export function rehearsalPage(props: RehearsalProps): Page {
  const { institution, election, holder } = props;
  const at = { institution: institution.slug, election: election.id, holder: String(holder.i) };
  return deskPage({
    ...props,
    title: m.election_rehearsal_title({ name: holder.name }),
    lead: m.election_rehearsal_lead(),
    islands: ['src/capabilities/vote/election/web/rehearsal.client.tsx'],
    children: (
      <div
        class="stack-wide"
        data-rehearsal={election.id}
        data-holder={String(holder.i)}
        data-commits={JSON.stringify(election.commits ?? [])}
      >
        <noscript>
          <p>{m.election_ceremony_without_script()}</p>
        </noscript>
        <Field
          id="parte"
          name=""
          label={m.election_rehearsal_share()}
          hint={m.election_rehearsal_share_hint()}
        />
        <p class="field-error" aria-live="assertive" data-rehearsal-said />
        <p data-rehearsal-check hidden>
          <Button type="button">{m.election_rehearsal_check()}</Button>
        </p>
        <form action={desk.rehearsal.to(at)} method="post" data-rehearsal-form hidden>
          <p>{m.election_rehearsal_fits()}</p>
          <Button>{m.election_rehearsal_record()}</Button>
        </form>
      </div>
    ),
  });
}
