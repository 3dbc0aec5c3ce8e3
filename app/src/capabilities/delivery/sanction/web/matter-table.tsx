// The projects of a contest in the citizens' order, with the line up to which its amount reaches.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { type Column, RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Matter } from '../rules/matter.ts';
import { count, money } from './desk-parts.tsx';

interface MatterTableProps {
  readonly caption: string;
  readonly amountClp: number;
  readonly matters: readonly Matter[];
  /** Where each project leads, if anywhere. */
  readonly hrefOf?: (matter: Matter) => string;
  readonly more?: readonly (Column & { readonly of: (matter: Matter) => ComponentChildren })[];
}

export function MatterTable({ caption, amountClp, matters, hrefOf, more = [] }: MatterTableProps) {
  const spent = matters
    .filter(({ isFunded }) => isFunded)
    .reduce((sum, one) => sum + one.costClp, 0);
  return (
    <div class="stack">
      <RuledTable
        caption={caption}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.sanction_column_project() },
          { label: m.sanction_column_cost(), align: 'end' },
          { label: m.sanction_column_reached() },
          ...more,
        ]}
        rows={matters.map((one) => [
          <Named matter={one} href={hrefOf?.(one)} />,
          money(one.costClp),
          <Tag tone={one.isFunded ? 'done' : 'outline'}>
            {one.isFunded ? m.sanction_reached() : m.sanction_not_reached()}
          </Tag>,
          ...more.map(({ of }) => of(one)),
        ])}
      />
      <p class="secondary">
        {m.sanction_desk_reaches({
          amount: money(amountClp),
          spent: money(spent),
          count: count(matters.filter(({ isFunded }) => isFunded).length),
          all: count(matters.length),
        })}
      </p>
    </div>
  );
}

function Named({ matter, href }: { readonly matter: Matter; readonly href: string | undefined }) {
  const { place, number, name } = matter;
  const named = <span lang={writtenLang()}>{name}</span>;
  return (
    <>
      <span class="sanction-place">{m.sanction_desk_place({ place: count(place) })}</span>{' '}
      {href === undefined ? named : <a href={href}>{named}</a>}{' '}
      <span class="secondary">{m.sanction_desk_on_paper({ number: count(number) })}</span>
    </>
  );
}
