// What may be asked of the public register of acts: the same words on its page, its CSV and its JSON.
import { parseDay, typedText } from '../../territories/rules/index.ts';

export interface AuditFilter {
  /** Address name of the institution; undefined for all. */
  readonly institution: string | undefined;
  /** As `typedText` reads it; looked for in reasons, subjects and what was told. */
  readonly text: string;
  /** `ROOM/VERB` */
  readonly act: string | undefined;
  /** Civil days, the last one included. */
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** Reads `institucion`, `q`, `acto`, `desde` and `hasta`; what is not understood is as if it were absent. */
export function parseAuditFilter(query: URLSearchParams): AuditFilter {
  const named = (name: string, form: RegExp) => {
    const given = query.get(name) ?? '';
    return form.test(given) ? given : undefined;
  };
  return {
    institution: named('institucion', /^[a-z0-9-]+$/),
    text: typedText(query.get('q')),
    act: named('acto', /^[a-z-]+\/[a-z-]+$/),
    from: parseDay(query.get('desde')),
    until: parseDay(query.get('hasta')),
  };
}

/** The address of a filter, without its institution, which stands in the path of its page. */
export function auditFilterQuery(filter: AuditFilter): Readonly<Record<string, string>> {
  const { text, act, from, until } = filter;
  return {
    ...(text === '' ? {} : { q: text }),
    ...(act === undefined ? {} : { acto: act }),
    ...(from === undefined ? {} : { desde: from }),
    ...(until === undefined ? {} : { hasta: until }),
  };
}
