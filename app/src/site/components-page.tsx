// `/componentes`: every piece of the design system with its states, in both schemes; not in production.

import { m } from '#words';
import type { Page } from '../platform/http/route.ts';
import { Hero } from '../ui/hero/hero.tsx';
import { controlSpecimens } from './specimens/control-specimens.tsx';
import { countSpecimens } from './specimens/count-specimens.tsx';
import { foundationSpecimens } from './specimens/foundation-specimens.tsx';
import { moneySpecimens } from './specimens/money-specimens.tsx';
import { SpecimenBlock } from './specimens/specimen.tsx';

const specimens = [
  ...foundationSpecimens,
  ...controlSpecimens,
  ...moneySpecimens,
  ...countSpecimens,
];

export function componentsPage(): Page {
  return {
    title: m.site_components_title(),
    description: m.site_components_description(),
    robots: 'noindex',
    demonstration: m.site_components_demonstration(),
    hero: <Hero title={m.site_components_title()} lead={m.site_components_description()} />,
    body: (
      <div class="wrap section" id="specimens">
        {specimens.map((specimen) => (
          <SpecimenBlock {...specimen} />
        ))}
      </div>
    ),
  };
}
