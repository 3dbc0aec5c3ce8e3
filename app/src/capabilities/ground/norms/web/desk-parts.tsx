// What the pages of the desk share: whose norms are kept there, the places above, and what is not there.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Norm } from '../store/norms.ts';
import { type DeskPaths, nationalDesk, ownDesk } from './paths.ts';
import { shortLabelOf } from './words.ts';

/** The institution whose staff is at its desk, and whose norms it keeps there. */
export interface Desk {
  readonly slug: string;
  readonly name: string;
  /** Those of the State, not its own. */
  readonly isNational: boolean;
}

export function pathsOf({ isNational }: Desk): DeskPaths {
  return isNational ? nationalDesk : ownDesk;
}

export function deskTitle({ isNational }: Desk): string {
  return isNational ? m.norms_desk_national_title() : m.norms_desk_title();
}

/** The places above a page of the desk. */
export function deskCrumbs(
  desk: Desk,
  norm: Norm | undefined,
  ...rest: readonly Crumb[]
): readonly Crumb[] {
  const institution = desk.slug;
  const paths = pathsOf(desk);
  return [
    { label: desk.name, href: deskPath.to({ institution }) },
    { label: deskTitle(desk), href: paths.list.to({ institution }) },
    ...(norm === undefined
      ? []
      : [{ label: shortLabelOf(norm), href: paths.one.to({ institution, norm: norm.code }) }]),
    ...rest,
  ];
}

/** Somebody else's, or nothing: nobody can tell which. */
export function notHerePage(): Page {
  return {
    status: 404,
    title: m.norms_not_here_title(),
    description: m.norms_refused_not_here(),
    robots: 'noindex',
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState title={m.norms_not_here_title()}>
            <p>{m.norms_refused_not_here()}</p>
          </EmptyState>
        </div>
      </section>
    ),
  };
}
