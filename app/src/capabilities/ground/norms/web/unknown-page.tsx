// There is no norm of that code.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { normsPath } from './paths.ts';

export function unknownPage(): Page {
  return {
    status: 404,
    title: m.norms_not_here_title(),
    description: m.norms_unknown_text(),
    robots: 'noindex',
    hero: (
      <Hero
        title={m.norms_not_here_title()}
        lead={m.norms_unknown_text()}
        actions={
          <ButtonLink kind="deep" href={normsPath.to({})}>
            {m.norms_see_all()}
          </ButtonLink>
        }
      />
    ),
    body: null,
  };
}
