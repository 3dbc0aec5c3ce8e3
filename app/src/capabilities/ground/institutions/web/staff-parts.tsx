// What every page of the staff has: where it is, whose it is, and how it answers what is not in its institution.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Institution } from '../rules/institution.ts';
import { ColourSheet } from './institution-parts.tsx';
import { deskPath } from './paths.ts';

interface StaffPage {
  readonly institution: Institution;
  readonly title: string;
  readonly lead: string;
  /** Pages between the desk and this one. */
  readonly above?: readonly Crumb[];
  readonly status?: Page['status'];
  readonly body: ComponentChildren;
}

export function staffPage({ institution, title, lead, above = [], status, body }: StaffPage): Page {
  const desk = { label: institution.name, href: deskPath.to({ institution: institution.slug }) };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${institution.name}`,
    description: lead,
    current: 'comunas',
    robots: 'noindex',
    hero: <Hero title={title} lead={lead} crumbs={[desk, ...above, { label: title }]} />,
    body: (
      <>
        <ColourSheet institution={institution} />
        {body}
      </>
    ),
  };
}

/** Somebody else's, or nothing: nobody can tell which. */
export function notHerePage(institution: Institution): Page {
  const title = m.institutions_not_here_title();
  return staffPage({
    institution,
    status: 404,
    title,
    lead: m.institutions_not_here_text(),
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState
            title={m.institutions_not_here_now()}
            actions={
              <a href={deskPath.to({ institution: institution.slug })}>
                {m.institutions_not_here_action()}
              </a>
            }
          >
            <p>{m.institutions_not_here_why()}</p>
          </EmptyState>
        </div>
      </section>
    ),
  });
}
