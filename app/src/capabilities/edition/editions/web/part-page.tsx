// The page of one form of the bases: what is committed is said, what somebody else saved in between is shown.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { inForce } from '../rules/standing.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import type { FieldsProps, PartForm } from './part-form.ts';
import { type PartSlug, partHref, partSlugs } from './part-links.ts';
import { deskPage } from './parts.tsx';
import { desk } from './paths.ts';

export interface PartPageProps extends FieldsProps {
  readonly at: AtEdition;
  readonly slug: PartSlug;
  readonly form: PartForm;
  /** Version of the draft that this form shows. */
  readonly seen: string;
  readonly status: Page['status'];
  /** What changed meanwhile, a line each; undefined when nobody saved in between. */
  readonly meanwhile?: readonly string[] | undefined;
}

export function partPage(props: PartPageProps): Page {
  const { at, slug, form, given, typed, problems, seen, status, meanwhile } = props;
  const { Fields } = form;
  const action = partHref(slug, placeOf(at));
  return deskPage({
    given: at,
    title: form.title(),
    lead: form.lead(),
    status,
    problems,
    children: (
      <>
        {meanwhile !== undefined && <Meanwhile lines={meanwhile} />}
        <CommittedNotice {...props} />
        <form class="stack-wide" action={action} method="post" noValidate>
          <input type="hidden" name="visto" value={seen} />
          {slug === 'calendario' && (
            // Enter saves, whatever button comes first in the form.
            <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
              {m.editions_save()}
            </button>
          )}
          <Fields given={given} typed={typed} problems={problems} />
          <div class="cluster">
            <Button>{m.editions_save()}</Button>
            {slug === 'dinero' && (
              <Button kind="secondary" name="accion" value="calcular">
                {m.editions_split_try()}
              </Button>
            )}
            <ButtonLink kind="secondary" href={desk.edition.to(placeOf(at))}>
              {m.editions_back()}
            </ButtonLink>
          </div>
        </form>
        <OtherParts at={at} slug={slug} />
      </>
    ),
  });
}

function Meanwhile({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Notice tone="warning" title={m.editions_meanwhile_title()}>
      <p>{m.editions_meanwhile_text()}</p>
      <ul class="edition-lines">
        {lines.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Once bases are in force, what only the body changes is said before anybody types. */
function CommittedNotice({ at, form }: PartPageProps) {
  if (form.isCommitted === false || inForce(at.edition) === undefined) return null;
  return (
    <Notice title={m.editions_committed_title()}>
      <p>
        {form.isCommitted === true
          ? m.editions_committed_whole_text()
          : m.editions_committed_partly_text()}
      </p>
    </Notice>
  );
}

const titles: Readonly<Record<PartSlug, () => string>> = {
  dinero: m.editions_part_money,
  participacion: m.editions_part_participation,
  reglas: m.editions_part_effects,
  calendario: m.editions_part_calendar,
  'base-legal': m.editions_part_basis,
  opciones: m.editions_part_options,
};

export function partTitle(slug: PartSlug): string {
  return titles[slug]();
}

function OtherParts({ at, slug }: Pick<PartPageProps, 'at' | 'slug'>) {
  const place = placeOf(at);
  return (
    <nav class="edition-parts" aria-label={m.editions_parts()}>
      <ul class="cluster">
        <li>
          <a href={desk.contests.to(place)}>{m.editions_part_contests()}</a>
        </li>
        {partSlugs
          .filter((one) => one !== slug)
          .map((one) => (
            <li>
              <a href={partHref(one, place)}>{titles[one]()}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
