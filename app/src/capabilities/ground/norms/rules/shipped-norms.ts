// The norms of the State that ship with the product: the form of their file, and what would make it unsound.
import { parseDay } from '../../territories/rules/index.ts';
import { type Mark, marks, parseKind, type RelationKind } from './kind.ts';
import { codeOf, type NormFacts, type VersionWritten } from './norm.ts';

interface ShippedArticle {
  readonly number: string;
  readonly es: string;
  readonly en: string;
  readonly mark: string;
}

export interface ShippedNorm {
  readonly code: string;
  readonly kind: string;
  /** Address name of the institution of Minga that issued it; absent for the State. */
  readonly institution?: string;
  /** Whose of the State. */
  readonly issuer?: string;
  readonly number?: string;
  readonly datedIn?: number;
  readonly datedOn?: string;
  readonly publishedOn?: string;
  readonly title: string;
  readonly es: string;
  readonly en: string;
  readonly mark: string;
  readonly from?: string;
  /** Whether it holds today is not known. */
  readonly endIsUnknown?: boolean;
  readonly source: string;
  readonly address?: string;
  readonly seenOn?: string;
  readonly articles: readonly ShippedArticle[];
}

export interface ShippedRelation {
  readonly norm: string;
  readonly kind: string;
  readonly to: string;
}

export interface ShippedNorms {
  readonly norms: readonly ShippedNorm[];
  readonly relations: readonly ShippedRelation[];
}

export function factsOf(norm: ShippedNorm): NormFacts {
  return {
    kind: parseKind(norm.kind) ?? 'law',
    number: norm.number,
    datedIn: norm.datedIn,
    datedOn: norm.datedOn,
    publishedOn: norm.publishedOn,
  };
}

export function versionOf(norm: ShippedNorm): VersionWritten {
  return {
    title: norm.title,
    summary: norm.es,
    englishSummary: norm.en,
    mark: norm.mark as Mark,
    lawyerCheckedOn: undefined,
    from: norm.from,
    until: undefined,
    endIsKnown: norm.endIsUnknown !== true,
    source: { publisher: norm.source, address: norm.address, seenOn: norm.seenOn },
    articles: norm.articles.map(({ number, es, en, mark }) => ({
      number,
      words: es,
      englishWords: en,
      mark: mark as Mark,
    })),
  };
}

const shippedRelationKinds: readonly RelationKind[] = ['amends', 'implements', 'follows'];

/** What is wrong with the file, in words for whoever edits it; empty if it is sound. */
export function faultsOf({ norms, relations }: ShippedNorms): readonly string[] {
  const codes = new Set(norms.map(({ code }) => code));
  const isMark = (mark: string) => mark !== 'declared' && marks.some((one) => one === mark);
  const ofNorms = norms.flatMap((norm) => {
    const { code, kind, institution, datedIn, datedOn, publishedOn, from, address } = norm;
    const days = [datedOn, publishedOn, from, norm.seenOn].filter((day) => day !== undefined);
    const said = [norm.title, norm.es, norm.en, norm.source];
    return [
      ...(norms.filter((one) => one.code === code).length > 1 ? [`${code}: repeated`] : []),
      ...(parseKind(kind) === undefined ? [`${code}: unknown kind ${kind}`] : []),
      ...(codeOf(factsOf(norm), institution) === code ? [] : [`${code}: not its code`]),
      ...(days.every((day) => parseDay(day) === day) ? [] : [`${code}: a day that is none`]),
      ...(datedOn === undefined || Number(datedOn.slice(0, 4)) === datedIn
        ? []
        : [`${code}: day and year differ`]),
      ...(said.includes('') ? [`${code}: something is not said`] : []),
      ...(address === undefined || address.startsWith('https://') ? [] : [`${code}: address`]),
      ...([norm, ...norm.articles].every(({ mark }) => isMark(mark)) ? [] : [`${code}: mark`]),
    ];
  });
  const ofRelations = relations.flatMap(({ norm, kind, to }) => [
    ...(codes.has(norm) && codes.has(to) ? [] : [`${norm} ${kind} ${to}: unknown norm`]),
    ...(shippedRelationKinds.some((one) => one === kind) ? [] : [`${norm}: unknown ${kind}`]),
  ]);
  return [...ofNorms, ...ofRelations];
}
