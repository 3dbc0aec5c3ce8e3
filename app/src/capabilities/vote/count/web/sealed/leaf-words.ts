// What each leaf of a log says, in the language of the request: one title and a few plain sentences.
import type { Amend, Leaf, LeafOf, LeafType, Manifest } from '@minga/ballot';
import { m } from '#words';
import { currentLocale } from '../../../../../platform/words.ts';
import {
  clp,
  formatDay,
  formatInstant,
  formatMoney,
  formatNumber,
} from '../../../../../ui/format.ts';

export interface LeafWords {
  readonly title: string;
  readonly text: string;
}

/** What names stand for, and where the vote is. */
export interface LeafContext {
  readonly manifest: Manifest;
  readonly timeZone: string;
}

type Tell<T extends LeafType> = (leaf: LeafOf<T>, at: LeafContext) => LeafWords;

export const kindWords: Readonly<Record<LeafType, () => string>> = {
  manifest: m.count_leaf_manifest,
  registro: m.count_leaf_registro,
  batch: m.count_leaf_batch,
  vote: m.count_leaf_vote,
  amend: m.count_leaf_amend,
  officer: m.count_leaf_officer,
  facts: m.count_leaf_facts,
  incident: m.count_leaf_incident,
  annul: m.count_leaf_annul,
  close: m.count_leaf_close,
  table: m.count_leaf_table,
  cvr: m.count_leaf_cvr,
  totals: m.count_leaf_totals,
  late: m.count_leaf_late,
  'paper-close': m.count_leaf_paper_close,
  'audit-seed': m.count_leaf_audit_seed,
  audit: m.count_leaf_audit,
  'urn-key': m.count_leaf_urn_key,
  unopenable: m.count_leaf_unopenable,
  result: m.count_leaf_result,
  objection: m.count_leaf_objection,
  sanction: m.count_leaf_sanction,
};

const telling: { readonly [T in LeafType]: Tell<T> } = {
  manifest: (leaf) =>
    titled(
      'manifest',
      m.count_leaf_manifest_text({
        ...{
          title: leaf.title,
          count: leaf.contests.length,
          contests: number(leaf.contests.length),
        },
      }),
    ),
  registro: ({ day, events }) =>
    titled(
      'registro',
      m.count_leaf_registro_text({
        ...{
          day: formatDay(day, currentLocale()),
          count: events.length,
          number: number(events.length),
        },
      }),
    ),
  batch: ({ contest, n }, at) =>
    titled(
      'batch',
      m.count_leaf_batch_text({
        ...{ contest: titleOf(contest, at), count: n, number: number(n) },
      }),
    ),
  vote: ({ contest }, at) =>
    titled('vote', m.count_leaf_vote_text({ contest: titleOf(contest, at) })),
  amend: (leaf, at) => titled('amend', amendWords(leaf, at)),
  officer: ({ change, officer: { name } }) =>
    titled(
      'officer',
      change === 'add' ? m.count_leaf_officer_add({ name }) : m.count_leaf_officer_remove({ name }),
    ),
  facts: ({ by, journal }) =>
    titled(
      'facts',
      by === 'R'
        ? m.count_leaf_facts_roll({ journal: journals[journal]() })
        : m.count_leaf_facts_urn(),
    ),
  incident: ({ code, reason }) => titled('incident', m.count_leaf_incident_text({ code, reason })),
  annul: ({ what, id, body, reason }, at) =>
    titled(
      'annul',
      m.count_leaf_annul_text({
        ...{ what: what === 'contest' ? titleOf(id, at) : annulled[what]({ id }), body, reason },
      }),
    ),
  close: ({ at: when, ballots }, at) =>
    titled(
      'close',
      m.count_leaf_close_text({
        when: instant(when, at),
        number: number(ballots.reduce((sum, { n }) => sum + n, 0)),
      }),
    ),
  table: ({ group, contest, in_box }, at) =>
    titled(
      'table',
      m.count_leaf_table_text({
        ...{ group, contest: titleOf(contest, at), number: number(in_box) },
      }),
    ),
  cvr: ({ group, contest, rows }, at) =>
    titled(
      'cvr',
      m.count_leaf_cvr_text({
        ...{ group, contest: titleOf(contest, at), number: number(rows.length) },
      }),
    ),
  totals: ({ group, contest }, at) =>
    titled('totals', m.count_leaf_totals_text({ group, contest: titleOf(contest, at) })),
  late: ({ e: { contest } }, at) =>
    titled('late', m.count_leaf_late_text({ contest: titleOf(contest, at) })),
  'paper-close': ({ at: when }, at) =>
    titled('paper-close', m.count_leaf_paper_close_text({ when: instant(when, at) })),
  'audit-seed': ({ observers }) =>
    titled('audit-seed', m.count_leaf_audit_seed_text({ observers: observers.join(', ') })),
  audit: ({ kind, reached, confirmed, contradicted }) =>
    titled(
      'audit',
      m.count_leaf_audit_text({
        kind: kind === 'paper' ? m.count_leaf_audit_paper() : m.count_leaf_audit_participation(),
        ...{
          reached: number(reached),
          confirmed: number(confirmed),
          contradicted: number(contradicted),
        },
      }),
    ),
  'urn-key': ({ at: when }, at) =>
    titled('urn-key', m.count_leaf_urn_key_text({ when: instant(when, at) })),
  unopenable: ({ reason }) => titled('unopenable', m.count_leaf_unopenable_text({ reason })),
  result: (leaf, at) => titled('result', resultWords(leaf, at)),
  objection: ({ number: of, contest, status }, at) => {
    const words = { number: number(of), contest: titleOf(contest, at) };
    return titled(
      'objection',
      status === 'filed'
        ? m.count_leaf_objection_filed(words)
        : m.count_leaf_objection_answered(words),
    );
  },
  sanction: ({ contest, decisions }, at) =>
    titled(
      'sanction',
      m.count_leaf_sanction_text({
        contest: titleOf(contest, at),
        approved: number(
          decisions.filter(({ outcome }) => outcome === 'approved' || outcome === 'changed').length,
        ),
        number: number(decisions.length),
      }),
    ),
};

export function leafWords(leaf: Leaf, at: LeafContext): LeafWords {
  const tell = telling[leaf.type] as Tell<LeafType>;
  return tell(leaf, at);
}

const journals = {
  same: m.count_leaf_journal_same,
  'other-file': m.count_leaf_journal_other_file,
  'other-machine': m.count_leaf_journal_other_machine,
} as const;

const annulled = {
  table: m.count_leaf_annul_table,
  election: (_: { readonly id: string }) => m.count_leaf_annul_election(),
} as const;

function titled(kind: LeafType, text: string): LeafWords {
  return { title: kindWords[kind](), text };
}

function amendWords(leaf: Amend, at: LeafContext): string {
  switch (leaf.kind) {
    case 'extend':
      return m.count_leaf_amend_extend({
        ...{ cast: instant(leaf.until.cast, at), reason: leaf.reason },
      });
    case 'client':
      return m.count_leaf_amend_client({ reason: leaf.reason });
    case 'withdraw':
      return m.count_leaf_amend_withdraw({
        project: projectName(leaf.contest, leaf.project, at),
        ...{ contest: titleOf(leaf.contest, at), reason: leaf.reason },
      });
  }
}

function resultWords({ version, contests }: LeafOf<'result'>, at: LeafContext): string {
  const told = contests.map(({ id, ballots, selected, spent }) =>
    m.count_leaf_result_contest({
      ...{ contest: titleOf(id, at), ballots: number(ballots), count: selected.length },
      ...{
        selected: number(selected.length),
        spent: formatMoney(BigInt(spent), clp, currentLocale()),
      },
    }),
  );
  return [m.count_leaf_result_text({ version: number(version) }), ...told].join(' ');
}

function number(count: number): string {
  return formatNumber(count, currentLocale());
}

function instant(time: string, { timeZone }: LeafContext): string {
  return formatInstant(new Date(time), currentLocale(), { timeZone });
}

export function titleOf(contest: string, { manifest }: Pick<LeafContext, 'manifest'>): string {
  return manifest.contests.find(({ id }) => id === contest)?.title ?? contest;
}

function projectName(contest: string, project: string, { manifest }: LeafContext): string {
  const found = manifest.contests
    .find(({ id }) => id === contest)
    ?.projects.find(({ id }) => id === project);
  return found === undefined ? project : `${project} «${found.name}»`;
}

/** Who signed, by name; empty of a leaf that no officer signs. */
export function signersOf(leaf: Leaf, { manifest }: LeafContext): string {
  if (!('sigs' in leaf)) return '';
  const names = new Map(manifest.officers.map(({ id, name }) => [id, name]));
  return leaf.sigs.map(({ by }) => names.get(by) ?? by).join(', ');
}
