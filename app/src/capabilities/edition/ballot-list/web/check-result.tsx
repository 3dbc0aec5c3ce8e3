// What a check of a list found: whether its hash is the published one, and whether chance gives the same numbers. Also in the browser.
//
// Accessibility: shown in a live region of its page; yes and no are said in words.
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Checked } from '../rules/check-list.ts';

/** What the page published: the hash, and ids in the order of their numbers once they are drawn. */
export interface Published {
  readonly sha256: string;
  readonly order: readonly string[] | null;
}

interface CheckResultProps {
  readonly checked: Checked;
  readonly published: Published;
}

export function CheckResult({ checked, published }: CheckResultProps) {
  const { sha256, isCanonical, order } = checked;
  const isSame = sha256 === published.sha256;
  const isSameOrder = published.order?.join(' ') === order?.map(({ id }) => id).join(' ');
  return (
    <div class="stack">
      <Notice
        tone={isSame ? 'done' : 'warning'}
        title={isSame ? m.ballot_list_check_same_hash() : m.ballot_list_check_other_hash()}
      >
        <p class="code ballot-list-hash">{sha256.replaceAll(/.{8}(?=.)/g, '$& ')}</p>
        {!isCanonical && <p>{m.ballot_list_check_not_canonical()}</p>}
      </Notice>
      {order !== null && published.order !== null && (
        <Notice
          tone={isSameOrder ? 'done' : 'warning'}
          title={isSameOrder ? m.ballot_list_check_same_order() : m.ballot_list_check_other_order()}
        >
          <p>{isSameOrder ? m.ballot_list_check_same_text() : m.ballot_list_check_other_text()}</p>
        </Notice>
      )}
      {order !== null && (
        <RuledTable
          caption={m.ballot_list_check_table()}
          columns={[
            { label: m.ballot_list_column_number(), align: 'end' },
            { label: m.ballot_list_column_proposal(), align: 'end' },
            { label: m.ballot_list_column_project() },
          ]}
          rows={order.map(({ number, id, title }) => [
            String(number),
            id,
            <span lang="es-CL">{title}</span>,
          ])}
        />
      )}
    </div>
  );
}

export const checkRefusals = {
  'not-json': () => m.ballot_list_check_not_json(),
  'not-a-list': () => m.ballot_list_check_not_a_list(),
} as const;
