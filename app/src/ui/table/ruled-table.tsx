// Rows told by rules instead of boxes; figures to the right; sortable by links, without script.
//
// Accessibility: a real table with caption, column headers and one row header per row. A sortable column
// is a link inside its header, with `aria-sort`. `stack` keeps the roles of table, row and cell when the
// rows are laid out as blocks on a narrow container; `scroll` is a focusable named region.
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';

export interface Column {
  readonly label: string;
  /** Figures stand at the end; words at the start. */
  readonly align?: 'start' | 'end';
  /** Where a click on the header leads, and the order in which the rows stand now, if by this column. */
  readonly sort?: {
    readonly href: string;
    readonly order?: 'ascending' | 'descending' | undefined;
  };
}

export interface TableProps {
  readonly caption: ComponentChildren;
  /** The caption is only for those who do not see the heading above. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  /** One array of cells per row; the first cell names the row. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Totals, under a thicker rule. */
  readonly foot?: readonly ComponentChildren[];
  /** What happens when the container is too narrow: wrap the words, stack the cells, or scroll. */
  readonly narrow?: 'wrap' | 'stack' | 'scroll';
}

export function RuledTable(props: TableProps) {
  const { caption, captionHidden, columns, rows, foot, narrow = 'wrap' } = props;
  const role: RoleOf = (name) => (narrow === 'stack' ? name : undefined);
  const table = (
    <table class="ruled-table" role={role('table')}>
      <caption class={captionHidden ? 'visually-hidden' : 'table-caption'}>{caption}</caption>
      <thead role={role('rowgroup')}>
        <tr role={role('row')}>
          {columns.map((column) => (
            <HeaderCell {...column} role={role('columnheader')} />
          ))}
        </tr>
      </thead>
      <tbody role={role('rowgroup')}>
        {rows.map((cells) => (
          <BodyRow cells={cells} columns={columns} role={role} />
        ))}
      </tbody>
      {foot && (
        <tfoot role={role('rowgroup')}>
          <BodyRow cells={foot} columns={columns} role={role} />
        </tfoot>
      )}
    </table>
  );
  if (narrow !== 'scroll') return <div class={`table-frame table-${narrow}`}>{table}</div>;
  const name = typeof caption === 'string' ? caption : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-frame table-scroll" tabIndex={0} aria-label={name}>
      {table}
    </section>
  );
}

type TableRole = 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell';
/** Rows laid out as blocks lose their meaning in some browsers unless their roles are said. */
type RoleOf = (name: TableRole) => TableRole | undefined;

interface HeaderCellProps extends Column {
  readonly role: TableRole | undefined;
}

function HeaderCell({ label, align = 'start', sort, role }: HeaderCellProps) {
  return (
    <th scope="col" role={role} class={align} aria-sort={sort?.order}>
      {sort ? (
        <a class="sort-link" href={sort.href}>
          {label}
          {sort.order && <Icon name={sort.order === 'ascending' ? 'up' : 'down'} size={14} />}
        </a>
      ) : (
        label
      )}
    </th>
  );
}

interface BodyRowProps {
  readonly cells: readonly ComponentChildren[];
  readonly columns: readonly Column[];
  readonly role: RoleOf;
}

function BodyRow({ cells, columns, role }: BodyRowProps) {
  return (
    <tr role={role('row')}>
      {cells.map((cell, place) => {
        const align = columns[place]?.align ?? 'start';
        return place === 0 ? (
          <th scope="row" role={role('rowheader')} class={align}>
            {cell}
          </th>
        ) : (
          <td role={role('cell')} class={align} data-label={columns[place]?.label}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}
